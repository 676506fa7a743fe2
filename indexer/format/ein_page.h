#pragma once

#include "indexer/format/form.h"

namespace dateline {

/// A page of EIN Presswire saved as text: search box and date, title, body, "You just read:",
/// "Distribution channels:", notices of the wire.
class EinPage : public Form {
 public:
  std::string_view name() const override { return "ein-page"; }
  bool recognises(const Sample& sample) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

}  // namespace dateline
