#pragma once

#include <string_view>

#include "common/support/result.h"

namespace dateline {

/// Writes to standard output, through a pager where that is a terminal with fewer rows than the
/// text has lines: $PAGER, else less. An empty $PAGER or "cat" is none. A pager that cannot be run
/// is done without, one that is left early is no error.
Result<void> write_paged(std::string_view text);

}  // namespace dateline
