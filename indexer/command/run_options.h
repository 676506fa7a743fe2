#pragma once

#include "common/cli/arguments.h"
#include "common/database/index_directory.h"
#include "common/database/snapshot.h"
#include "common/database/writer_lock.h"
#include "common/support/result.h"
#include "indexer/pipeline/read_options.h"

namespace dateline {

/// The number of workers that --jobs asks for: at least 1, one for each core where it says 0.
Result<unsigned> jobs_of(const Arguments& arguments);

/// The paths named. Error usage where there is none.
Result<std::vector<std::string>> paths_of(const Arguments& arguments);

/// How many older generations --keep asks for.
Result<unsigned> keep_of(const Arguments& arguments);

/// The index of --db, to be read.
Result<Snapshot> open_index(const Arguments& arguments);

/// An index that no other process may change.
struct LockedIndex {
  IndexDirectory directory;
  WriterLock lock;
};

/// Locks the index of --db, waiting as long as --wait says. Error index_missing where there is
/// none: nothing is made.
Result<LockedIndex> lock_index(const Arguments& arguments);

/// The same for a command that only reads, which needs no right to write.
Result<LockedIndex> share_index(const Arguments& arguments);

/// The command with the options and operands that were given, as one line for a log.
std::string command_line(const Arguments& arguments);

/// What --map and the limits of --max-... say.
Result<ReadOptions> reading_of(const Arguments& arguments);

}  // namespace dateline
