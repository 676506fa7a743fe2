#pragma once

#include "common/manifest/manifest.h"
#include "common/support/result.h"

namespace dateline {

/// Checks that a dump still has the indexed bytes in place; it may have been appended to. Reads the
/// dump only if size, time or inode leave doubt. Errors: io if it cannot be read, input if it has
/// changed. A dump that the indexer could not read completely passes, since its digest is unknown.
Result<void> expect_unchanged(const DumpEntry& known);

}  // namespace dateline
