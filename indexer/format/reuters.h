#pragma once

#include "indexer/format/form.h"

namespace dateline {

/// SGML in the style of the Reuters-21578 collection
/// (https://kdd.ics.uci.edu/databases/reuters21578/README.txt): one release per REUTERS element.
class Reuters : public Form {
 public:
  std::string_view name() const override { return "reuters-sgml"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

}  // namespace dateline
