#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "common/support/result.h"

namespace dateline {

/// Digests of the files of a generation (common/database/written_digests.h). Glass blocks carry no
/// checksums, so that a flipped bit in a posting is a posting like any other; these tell it.

/// Reads all files of a generation and writes their digests, synced.
Result<void> write_table_digests(const std::filesystem::path& generation);

/// Removes them, synced, before the tables change.
Result<void> remove_table_digests(const std::filesystem::path& generation);

/// What is not as it was written, a sentence a file; empty where all files are. Error index_corrupt
/// where the digests themselves are missing or damaged.
Result<std::vector<std::string>> compare_table_digests(const std::filesystem::path& generation);

}  // namespace dateline
