#pragma once

#include "common/manifest/manifest.h"
#include "common/support/result.h"

namespace dateline {

/// Looks whether a dump still holds the bytes that were indexed, at the place that they had; more
/// may have been appended. It is read only where size, time or inode leave that open. Errors: io
/// where it cannot be read, input where it has changed. A dump that the indexer could not read to
/// its end is believed, for its digest is not known.
Result<void> expect_unchanged(const DumpEntry& known);

}  // namespace dateline
