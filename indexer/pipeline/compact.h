#pragma once

#include <cstdint>

#include "common/database/index_directory.h"
#include "common/support/result.h"
#include "indexer/maintenance/run_report.h"

namespace dateline {

struct CompactReport {
  std::uint64_t releases = 0;
  std::uint64_t bytes_before = 0;  ///< of the generation
  std::uint64_t bytes_after = 0;
  unsigned generation = 0;  ///< number of the generation now live
};

/// Writes the live generation anew from the releases stored in it, as a rebuild would from the
/// dumps, and publishes the new one: updates leave blocks half full and postings as long as they
/// are. What was learned of the archive stays. With `best`, texts are compressed as well as zstd
/// can, which takes minutes for 100,000 of them. Changes nothing if the live generation is damaged
/// (error index_corrupt), there is no room for two (no_space), or a stop signal comes
/// (interrupted). The caller must hold the writer lock.
Result<CompactReport> compact_index(const IndexDirectory& directory, bool best,
                                    const ProgressObserver& observer);

}  // namespace dateline
