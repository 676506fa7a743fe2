#pragma once

#include "indexer/format/form.h"

namespace dateline {

/// Text of one or more releases, each with lines "Title: ..." and "Date: ..." at the top, followed
/// by a body, which a line "Content:" may introduce; releases may be separated by rules of '=' or
/// '-'.
class TitledText : public Form {
 public:
  std::string_view name() const override { return "titled-text"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

}  // namespace dateline
