#pragma once

#include <string>

#include "common/manifest/manifest.h"
#include "common/release/release.h"
#include "common/support/result.h"

namespace dateline {

/// Checks that a dump, which is at `place`, still has the indexed bytes in place; it may have been
/// appended to. Reads the dump only if size, time or inode leave doubt. Errors: io if it cannot be
/// read, input if it has changed. A dump that the indexer could not read completely passes, since
/// its digest is unknown.
Result<void> expect_unchanged(const DumpEntry& known, const std::string& place);

/// Reads the original bytes of one record, decompressed if necessary: reopens the dump at `place`
/// and reads up to the record, without the limits used for indexing. Error io or input if the dump
/// is gone, no longer has the member, or ends before the record; changes in place go unnoticed (see
/// expect_unchanged).
Result<std::string> read_record(const Origin& origin, const std::string& place);

}  // namespace dateline
