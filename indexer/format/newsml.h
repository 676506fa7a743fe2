#pragma once

#include "indexer/format/form.h"

namespace dateline {

/// NewsML-G2 (https://iptc.org/standards/newsml-g2/): one release per newsItem, of which a message
/// or package may contain many.
class NewsMl : public Form {
 public:
  std::string_view name() const override { return "newsml-g2"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

}  // namespace dateline
