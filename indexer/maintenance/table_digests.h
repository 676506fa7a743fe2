#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "common/support/result.h"

namespace dateline {

/// Digests of the files of a generation (common/database/written_digests.h). Glass blocks have no
/// checksums, so a flipped bit in a posting looks like any other posting; the digests reveal it.

/// Reads all files of a generation and writes their digests, synced.
Result<void> write_table_digests(const std::filesystem::path& generation);

/// Removes the digests, synced, before the tables change.
Result<void> remove_table_digests(const std::filesystem::path& generation);

/// Describes the files that do not match their digests, one sentence each; empty if all match.
/// Error index_corrupt if the digests themselves are missing or damaged.
Result<std::vector<std::string>> compare_table_digests(const std::filesystem::path& generation);

}  // namespace dateline
