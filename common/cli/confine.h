#pragma once

#include "common/cli/arguments.h"
#include "common/support/sandbox.h"

namespace dateline {

/// Enters the sandbox, unless --no-sandbox is given. With --verbose, says on standard error what
/// this kernel cannot confine.
void confine(const Arguments& arguments, const Reach& reach);

}  // namespace dateline
