#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "common/database/index_directory.h"
#include "common/support/exit_code.h"
#include "common/support/result.h"
#include "indexer/maintenance/run_report.h"

namespace dateline {

/// A logged run of the indexer.
struct RunEntry {
  std::chrono::sys_seconds began;
  double seconds = 0;
  std::string command;  ///< with its options and paths
  ExitCode exit_code = ExitCode::success;
  std::string error;  ///< the error message if it failed, or empty
  RunReport report;   ///< only its counts are logged
};

/// Times a run from when it is made.
class RunClock {
 public:
  double seconds() const;

  /// The run so far, with a report or the error that it ended with.
  RunEntry entry(std::string command, const Result<RunReport>& report) const;

 private:
  std::chrono::sys_seconds began_ =
      std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

/// Logs a run in the directory of the index, outside the generations, so that failed runs are
/// logged too and a rollback forgets nothing. Keeps the last 100: one JSON object per line, oldest
/// first. The caller must hold the writer lock.
Result<void> record_run(const IndexDirectory& directory, const RunEntry& run);

/// The logged runs, oldest first; unreadable lines are skipped. Error index_missing if there is no
/// index.
Result<std::vector<RunEntry>> read_runs(const IndexDirectory& directory);

/// A run as a JSON object on one line, with its start time as "2026-11-24T02:30:00Z".
std::string run_json(const RunEntry& run);

}  // namespace dateline
