#pragma once

#include <string>

#include "common/release/release.h"
#include "common/support/result.h"

namespace dateline {

/// The bytes of one record as they stand in its dump, expanded where that is packed: opens the dump
/// again and reads up to the record, without the limits that were set for indexing. Error io or
/// input where the dump is gone, has no such member any more, or ends before the record; what was
/// changed in place is not noticed (see expect_unchanged).
Result<std::string> read_record(const Origin& origin);

}  // namespace dateline
