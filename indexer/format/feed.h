#pragma once

#include "indexer/format/form.h"

namespace dateline {

/// RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom (RFC 4287): one release an item or entry.
class Feed : public Form {
 public:
  std::string_view name() const override { return "feed"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

}  // namespace dateline
