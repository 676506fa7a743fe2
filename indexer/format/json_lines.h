#pragma once

#include "indexer/format/form.h"

namespace dateline {

/// One JSON object per line (https://jsonlines.org); empty lines are skipped.
class JsonLines : public Form {
 public:
  std::string_view name() const override { return "json-lines"; }
  bool recognises(const Sample& sample) const override;
  bool grows() const override { return true; }
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

}  // namespace dateline
