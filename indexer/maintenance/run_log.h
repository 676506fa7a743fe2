#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "common/database/index_directory.h"
#include "common/support/exit_code.h"
#include "common/support/result.h"
#include "indexer/pipeline/report.h"

namespace dateline {

/// A run of the indexer, as it is remembered.
struct RunEntry {
  std::chrono::sys_seconds began;
  double seconds = 0;
  std::string command;  ///< with its options and paths
  ExitCode exit_code = ExitCode::success;
  std::string error;  ///< what was said when it failed, or empty
  RunReport report;   ///< only its counts are remembered
};

/// Remembers a run in the directory of the index, beside the generations, so
/// that what failed is remembered as well and going back to an older generation
/// forgets nothing. Keeps the last 100: a JSON object a line, the oldest first.
/// The caller holds the writer's lock.
Result<void> record_run(const IndexDirectory& directory, const RunEntry& run);

/// The runs that are remembered, the oldest first; lines that cannot be read
/// are left out. Error index_missing where there is no index.
Result<std::vector<RunEntry>> read_runs(const IndexDirectory& directory);

/// A run as a JSON object in one line, with its begin as
/// "2026-11-24T02:30:00Z".
std::string run_json(const RunEntry& run);

}  // namespace dateline
