#pragma once

#include <cstdint>

#include "common/database/index_directory.h"
#include "common/support/result.h"

namespace dateline {

struct CompactReport {
  std::uint64_t releases = 0;
  std::uint64_t bytes_before = 0;  ///< of the generation
  std::uint64_t bytes_after = 0;
  unsigned generation = 0;  ///< that is live now
};

/// Writes the live generation tightly into a new one, which updates in place left loose, and
/// publishes it. Nothing changes where the live one is damaged (error index_corrupt) or there is no
/// room for two (error no_space). The caller holds the writer's lock.
Result<CompactReport> compact_index(const IndexDirectory& directory);

}  // namespace dateline
