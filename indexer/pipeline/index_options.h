#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/pipeline/index_plan.h"
#include "indexer/pipeline/read_options.h"
#include "indexer/segment/make_backend.h"

namespace dateline {

struct IndexOptions {
  std::filesystem::path index;     ///< directory of the index
  std::vector<std::string> paths;  ///< files and folders
  unsigned jobs = 1;
  std::uint64_t memory = std::uint64_t{512} << 20;  ///< bytes, for chunks and segments
  WriterKind writer = WriterKind::automatic;        ///< how a rebuild writes segments
  FormatCheck check_format = check_bulk_format;     ///< before a rebuild with the bulk writer
  bool words = true;  ///< whether an index that is built holds words, else only their stems
  std::uint32_t fewest_positioned = 1000;  ///< releases that a word must be in to have positions
  bool full = false;                       ///< build a new generation in any case
  unsigned keep = 1;                       ///< older generations that are kept
  bool dry_run = false;                    ///< only say what would be done
  std::chrono::seconds wait{0};            ///< for the lock
  std::string command;                     ///< for the log of runs
  PlanOptions plan;
  ReadOptions reading;
};

}  // namespace dateline
