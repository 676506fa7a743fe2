#pragma once

#include <string>
#include <vector>

#include "common/support/result.h"

namespace dateline {

/// Error input if none of the given files and folders exists.
Result<void> require_one_of(const std::vector<std::string>& paths);

/// Those that do not exist.
std::vector<std::string> missing_of(const std::vector<std::string>& paths);

/// What is said of one of them.
std::string missing_sentence(const std::string& path);

}  // namespace dateline
