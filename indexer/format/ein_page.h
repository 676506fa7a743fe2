#pragma once

#include "indexer/format/form.h"

namespace dateline {

/// A page of EIN Presswire saved as text: search box and date, title, body, "You just read:",
/// "Distribution channels:", notices of the wire. Several pages may follow each other in a file.
class EinPage : public Form {
 public:
  std::string_view name() const override { return "ein-page"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

}  // namespace dateline
