#pragma once

#include "common/database/index_directory.h"
#include "common/support/result.h"

namespace dateline {

/// Makes a new generation, written and synced, the live one: looks whether it opens and agrees with
/// its bookkeeping, writes the digests of its tables, and renames the stub. Error internal where it
/// is not sound; then the old one stays. The caller holds the writer's lock.
Result<void> publish_checked(const IndexDirectory& directory, unsigned generation);

/// Makes the newest kept generation older than the live one the live one again and returns its
/// number; where the stub cannot be read, the newest of all. Nothing changes where it is damaged
/// (error index_corrupt) or none is kept (error usage). The caller holds the writer's lock.
Result<unsigned> roll_back(const IndexDirectory& directory);

}  // namespace dateline
