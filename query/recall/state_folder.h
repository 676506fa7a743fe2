#pragma once

#include <filesystem>

#include "common/support/result.h"

namespace dateline {

/// The user's folder for what the program remembers: $XDG_STATE_HOME/dateline, else
/// ~/.local/state/dateline (XDG Base Directory Specification). Error: usage if neither is known.
Result<std::filesystem::path> state_folder();

/// Creates missing folders, readable by this user only: what somebody searches for is private.
Result<void> make_private_folder(const std::filesystem::path& path);

}  // namespace dateline
