#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "common/database/index_directory.h"
#include "common/manifest/manifest.h"
#include "common/support/result.h"
#include "indexer/pipeline/index_run.h"
#include "indexer/pipeline/run_progress.h"
#include "indexer/pipeline/survey.h"
#include "indexer/source/dump_list.h"

namespace dateline {

/// The input of a new generation.
struct RebuildSources {
  DumpList dumps;                   ///< to be read
  EntryList gone;                   ///< missing and unreadable dumps whose releases are kept
  std::vector<Refusal> unreadable;  ///< of them those that the plan did not refuse
  std::filesystem::path live;       ///< the generation with those releases
  std::uint64_t index_bytes = 0;    ///< estimated size of the new generation
  std::optional<Survey> learned;    ///< if it is known; else the dumps are surveyed
};

/// Where a rebuild keeps what the next one takes over if this one is killed or stopped.
inline std::filesystem::path kept_path(const IndexDirectory& directory) {
  return directory.path() / "unfinished";
}

/// Builds a new generation of the index with a new manifest and publishes it. Publishes nothing
/// after an error or a stop signal; after a stop signal, or if it is killed, the next rebuild takes
/// over what was finished (KeptWork). Fails early with error no_space if the expected size does not
/// fit. The caller must hold the lock.
Result<void> rebuild(const IndexOptions& options, const IndexDirectory& directory,
                     const RebuildSources& sources, RunProgress& progress, Manifest& manifest);

}  // namespace dateline
