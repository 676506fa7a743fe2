#pragma once

#include "indexer/format/form.h"

namespace dateline {

/// A page of HTML or XHTML in any charset, one release per file.
class HtmlPage : public Form {
 public:
  std::string_view name() const override { return "html"; }
  bool recognises(const Sample& sample) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

}  // namespace dateline
