#pragma once

#include <cstdint>
#include <filesystem>

#include "common/database/index_directory.h"
#include "common/support/result.h"

namespace dateline {

/// Error no_space if the file system of a directory has fewer bytes free for this user than needed;
/// the message gives both figures.
Result<void> require_space(const std::filesystem::path& directory, std::uint64_t bytes);

/// Writes what follows from the tables of a generation, once they are complete: which releases have
/// near copies (common/database/near_copies.h), then the digests of all files.
Result<void> finish_generation(const std::filesystem::path& generation);

/// Makes a new, synced generation live: checks that it opens and agrees with its bookkeeping,
/// finishes it, and renames the stub. Error internal if the check fails; the old generation then
/// stays live. The caller must hold the writer lock.
Result<void> publish_checked(const IndexDirectory& directory, unsigned generation);

/// Makes the newest kept generation older than the live one live again (the newest of all if the
/// stub cannot be read) and returns its number. Changes nothing if it is damaged (error
/// index_corrupt) or none is kept (error usage). The caller must hold the writer lock.
Result<unsigned> roll_back(const IndexDirectory& directory);

}  // namespace dateline
