#pragma once

#include <functional>
#include <string>

#include "common/support/result.h"

namespace dateline {

/// Runs `work` in a child process and returns its answer, of at most a megabyte: for a library that
/// may not survive what it is given to read. Error index_corrupt if the child dies, io if it cannot
/// be started or was killed. No other thread may be at work.
Result<std::string> ask_child(const std::function<std::string()>& work);

}  // namespace dateline
