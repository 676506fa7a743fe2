#pragma once

#include "indexer/format/form.h"

namespace dateline {

/// One message (RFC 5322) per file.
class Mail : public Form {
 public:
  std::string_view name() const override { return "mail"; }
  bool recognises(const Sample& sample) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

/// Several messages, each after a line "From ..." (RFC 4155; also the variants that put '>' before
/// such lines in a body).
class Mbox : public Mail {
 public:
  std::string_view name() const override { return "mbox"; }
  bool recognises(const Sample& sample) const override;
  bool grows() const override { return true; }
  Result<void> split(BufferedStream& stream, std::size_t limit,
                     const SliceSink& sink) const override;
};

}  // namespace dateline
