#pragma once

#include <cstdint>

#include "common/database/index_directory.h"
#include "common/support/result.h"

namespace dateline {

struct CompactReport {
  std::uint64_t releases = 0;
  std::uint64_t bytes_before = 0;  ///< of the generation
  std::uint64_t bytes_after = 0;
  unsigned generation = 0;  ///< number of the generation now live
};

/// Writes a compacted copy of the live generation, which in-place updates have left loosely packed,
/// and publishes it. Changes nothing if the live one is damaged (error index_corrupt) or there is
/// no room for two (error no_space). The caller must hold the writer lock.
Result<CompactReport> compact_index(const IndexDirectory& directory);

}  // namespace dateline
