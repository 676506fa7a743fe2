#pragma once

#include <string_view>

#include "common/support/result.h"

namespace dateline {

/// Writes to standard output. If that is a terminal with fewer rows than the text has lines, the
/// text goes through a pager: $PAGER, else less. An empty $PAGER or "cat" means no pager. If the
/// pager cannot be run, the text is written directly; quitting the pager early is not an error.
Result<void> write_paged(std::string_view text);

}  // namespace dateline
