#pragma once

#include <string>
#include <vector>

#include "common/manifest/manifest.h"
#include "common/release/release.h"
#include "common/support/result.h"

namespace dateline {

/// Where the bytes of a release lie, and what its index knows of the dump.
struct IndexedRecord {
  Origin origin;
  DumpEntry dump;
};

/// The bytes that a release was made from, read back from its dump: as they lie there, or where it
/// is packed, in what it expands to. At least one record. Error usage where there are several to
/// choose from; io or input where the dump is gone, was changed since, or does not hold the record.
Result<std::string> read_original(const std::vector<IndexedRecord>& records);

}  // namespace dateline
