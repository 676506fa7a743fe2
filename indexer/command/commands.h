#pragma once

#include "common/cli/arguments.h"
#include "common/cli/program.h"
#include "common/support/exit_code.h"
#include "common/support/result.h"

namespace dateline {

/// The commands of dateline-indexer with their options.
const Program& indexer_program();

/// Runs the command that the arguments name: one function a command, each reads its options, calls
/// the library and prints.
Result<ExitCode> run_command(const Arguments& arguments);

Result<ExitCode> index_command(const Arguments& arguments);
Result<ExitCode> clean_command(const Arguments& arguments);

}  // namespace dateline
