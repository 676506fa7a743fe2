#pragma once

#include "indexer/format/form.h"

namespace dateline {

/// News Industry Text Format (https://iptc.org/standards/nitf/): one release per file.
class Nitf : public Form {
 public:
  std::string_view name() const override { return "nitf"; }
  bool recognises(const Sample& sample) const override;
  Result<RawRelease> parse(const Record& record) const override;
};

}  // namespace dateline
