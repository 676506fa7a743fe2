#pragma once

#include "indexer/format/form.h"

namespace dateline {

/// A release saved as one line of plain text, with neither title nor breaks.
class LongLine : public Form {
 public:
  std::string_view name() const override { return "long-line"; }
  bool recognises(const Sample& sample) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

}  // namespace dateline
