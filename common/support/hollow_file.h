#pragma once

#include <sys/stat.h>

#include <string>

namespace dateline {

/// Whether a large file is holes but for a hundredth, which take no space: an index of it, or with
/// it, would seem to need more than any disk has. `folder` is an open folder that the name stands
/// in, or AT_FDCWD.
bool is_hollow(int folder, const std::string& name, const struct stat& status);

}  // namespace dateline
