#pragma once

#include "indexer/format/form.h"

namespace dateline {

/// CommonMark (https://spec.commonmark.org) with or without front matter, one release per file.
class Markdown : public Form {
 public:
  std::string_view name() const override { return "markdown"; }
  bool recognises(const Sample& sample) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

}  // namespace dateline
