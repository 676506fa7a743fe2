#pragma once

#include "indexer/format/form.h"

namespace dateline {

/// JSON (RFC 8259) other than one object per line: an array of objects, one object, several in
/// sequence; and objects around an array of them ("items" of a JSON Feed, "results").
class JsonValues : public Form {
 public:
  std::string_view name() const override { return "json"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

}  // namespace dateline
