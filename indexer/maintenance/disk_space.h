#pragma once

#include <cstdint>
#include <filesystem>

#include "common/support/result.h"

namespace dateline {

/// Error no_space where the file system of a directory has fewer bytes free for this user than are
/// needed; it says how many there are of each.
Result<void> require_space(const std::filesystem::path& directory, std::uint64_t bytes);

}  // namespace dateline
