#pragma once

#include "indexer/format/form.h"

namespace dateline {

/// A web page saved as plain text, menus and all: the fallback form for text.
class TextPage : public Form {
 public:
  std::string_view name() const override { return "text-page"; }
  bool recognises(const Sample& sample) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

}  // namespace dateline
