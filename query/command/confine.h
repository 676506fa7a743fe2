#pragma once

#include "common/cli/arguments.h"
#include "common/support/sandbox.h"

namespace dateline {

/// Adds the files and folders that the options of a search name.
void add_reach(const Arguments& arguments, Reach& reach);

/// Adds the configuration files, for commands that parse searches of their own.
void add_configuration(const Arguments& arguments, Reach& reach);

/// Confines a search, unless --no-sandbox is given, to reading those. Call it before anything of an
/// index is read.
void confine(const Arguments& arguments);

}  // namespace dateline
