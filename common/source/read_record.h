#pragma once

#include <string>

#include "common/release/release.h"
#include "common/support/result.h"

namespace dateline {

/// Reads the original bytes of one record, decompressed if necessary: reopens the dump and reads up
/// to the record, without the limits used for indexing. Error io or input if the dump is gone, no
/// longer has the member, or ends before the record; changes in place go unnoticed (see
/// expect_unchanged).
Result<std::string> read_record(const Origin& origin);

}  // namespace dateline
