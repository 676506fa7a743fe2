#pragma once

#include "common/cli/arguments.h"
#include "common/database/index_directory.h"
#include "common/database/snapshot.h"
#include "common/database/writer_lock.h"
#include "common/support/result.h"
#include "indexer/pipeline/read_options.h"

namespace dateline {

/// The number of workers set by --jobs: at least 1; 0 means one per core.
Result<unsigned> jobs_of(const Arguments& arguments);

/// The given paths. Error usage if there are none.
Result<std::vector<std::string>> paths_of(const Arguments& arguments);

/// The number of older generations set by --keep.
Result<unsigned> keep_of(const Arguments& arguments);

/// The index of --db, for reading.
Result<Snapshot> open_index(const Arguments& arguments);

/// An index locked against changes by other processes.
struct LockedIndex {
  IndexDirectory directory;
  WriterLock lock;
};

/// Locks the index of --db, waiting up to --wait. Error index_missing if there is none: nothing is
/// created.
Result<LockedIndex> lock_index(const Arguments& arguments);

/// The same for a command that only reads, which needs no write permission.
Result<LockedIndex> share_index(const Arguments& arguments);

/// The command with its options and operands, as one line for the run log.
std::string command_line(const Arguments& arguments);

/// The reading options: --map and the --max-... limits.
Result<ReadOptions> reading_of(const Arguments& arguments);

}  // namespace dateline
