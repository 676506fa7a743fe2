#pragma once

#include <cstdint>
#include <filesystem>

#include "common/database/index_directory.h"
#include "common/manifest/manifest.h"
#include "common/support/result.h"
#include "indexer/pipeline/index_options.h"
#include "indexer/pipeline/run_progress.h"
#include "indexer/source/dump_list.h"

namespace dateline {

/// What a generation is built from.
struct RebuildSources {
  DumpList dumps;                 ///< to be read
  EntryList gone;                 ///< dumps that are not there, whose releases are kept
  std::filesystem::path live;     ///< the generation that holds those
  std::uint64_t index_bytes = 0;  ///< that the new generation will take, as far as one can tell
};

/// Makes a new generation of the index, with a manifest made anew, and publishes it. On an error or
/// a stop signal nothing is published. Error no_space at once where what is expected has no room.
/// The caller holds the lock.
Result<void> rebuild(const IndexOptions& options, const IndexDirectory& directory,
                     const RebuildSources& sources, RunProgress& progress, Manifest& manifest);

}  // namespace dateline
