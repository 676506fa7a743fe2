#pragma once

#include <cstdint>
#include <filesystem>

#include "common/support/result.h"

namespace dateline {

/// Error no_space if the file system of a directory has fewer bytes free for this user than needed;
/// the message gives both figures.
Result<void> require_space(const std::filesystem::path& directory, std::uint64_t bytes);

}  // namespace dateline
