#pragma once

#include "common/database/index_directory.h"
#include "common/support/result.h"

namespace dateline {

/// Writes the postings of the live generation anew, densely, if an eighth of their table holds
/// nothing: an update copies each block that it changes, splits those that were full, and does not
/// deflate what it writes. The result is another generation, which becomes live; its other files
/// are those of the one before, so clean_up() removes that. Returns whether it was done. On an
/// error, the live generation is as before. The caller must hold the writer lock.
Result<bool> repack(const IndexDirectory& directory);

}  // namespace dateline
