#pragma once

#include <string>
#include <vector>

#include "common/manifest/manifest.h"
#include "common/release/release.h"
#include "common/support/result.h"

namespace dateline {

/// Where the bytes of a release are, and what its index knows about the dump.
struct IndexedRecord {
  Origin origin;
  DumpEntry dump;
};

/// The original bytes of a release, read back from its dump and decompressed if necessary.
/// `records` must not be empty. Errors: usage if there are several different records; io or input
/// if the dump is missing, has changed since, or does not contain the record.
Result<std::string> read_original(const std::vector<IndexedRecord>& records);

}  // namespace dateline
