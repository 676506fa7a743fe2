#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "common/release/compression.h"
#include "common/support/result.h"
#include "common/support/sandbox.h"
#include "indexer/maintenance/run_report.h"
#include "indexer/pipeline/chunk.h"
#include "indexer/pipeline/index_plan.h"
#include "indexer/segment/backend/make_backend.h"

namespace dateline {

struct IndexOptions {
  std::filesystem::path index;     ///< directory of the index
  std::vector<std::string> paths;  ///< files and folders
  unsigned jobs = 1;
  std::uint64_t memory = std::uint64_t{512} << 20;  ///< bytes, for chunks and segments
  WriterKind writer = WriterKind::automatic;        ///< how a rebuild writes segments
  FormatCheck check_format = check_bulk_format;     ///< before a rebuild with the bulk writer
  bool words = true;  ///< whether a new index has words or only their stems
  int compression_level = dateline::compression_level;  ///< of stored releases, in a rebuild
  bool full = false;                                    ///< always build a new generation
  unsigned keep = 1;                                    ///< older generations to keep
  bool dry_run = false;                                 ///< only report what would be done
  std::chrono::seconds wait{0};                         ///< for the lock
  std::string command;                                  ///< for the run log
  /// Called before the first dump is parsed, with what may be opened from then on; or null.
  std::function<void(const Reach&)> confine;
  PlanOptions plan;
  ReadOptions reading;
};

/// Updates the index from the dumps below the paths: adds new ones, replaces changed ones, leaves
/// the rest alone. If there is much to do, or the live generation is damaged, rebuilds the whole
/// index next to the live one; otherwise updates it in place. Error index_corrupt if the index is
/// damaged and one of its dumps is gone. Holds the writer lock, except for a dry run, which only
/// reads. After an error or a stop signal the index is as of its last commit.
Result<RunReport> run_index(const IndexOptions& options, const ProgressObserver& observer);

}  // namespace dateline
