#pragma once

#include "indexer/format/form.h"

namespace dateline {

/// Comma, semicolon, tab or bar separated values with a header row (RFC 4180 and its usual
/// breaches: quotation marks inside fields, line ends of any kind, rows too short or too long).
class Table : public Form {
 public:
  std::string_view name() const override { return "table"; }
  bool recognises(const Sample& sample) const override;
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

}  // namespace dateline
