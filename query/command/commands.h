#pragma once

#include "common/cli/arguments.h"
#include "common/cli/program.h"
#include "common/support/exit_code.h"
#include "common/support/result.h"

namespace dateline {

/// The commands of dateline-query with their options.
const Program& query_program();

/// Runs the command that the arguments name: one function a command, each reads its options, calls
/// the library and prints.
Result<ExitCode> run_command(const Arguments& arguments);

Result<ExitCode> search_command(const Arguments& arguments);
Result<ExitCode> bench_command(const Arguments& arguments);

}  // namespace dateline
