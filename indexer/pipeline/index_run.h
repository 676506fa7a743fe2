#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "common/support/result.h"
#include "indexer/pipeline/report.h"
#include "indexer/source/limits.h"

namespace dateline {

struct IndexOptions {
  std::filesystem::path index;     ///< directory of the index
  std::vector<std::string> paths;  ///< files and folders
  unsigned jobs = 1;
  std::uint64_t memory = std::uint64_t{512} << 20;  ///< bytes, for chunks and segments
  Limits limits;
};

/// Builds a new generation of the index from all dumps below the paths and publishes it. Holds the
/// writer's lock meanwhile. On an error or a stop signal the index is as it was before.
Result<RunReport> run_index(const IndexOptions& options, const ProgressObserver& observer);

}  // namespace dateline
