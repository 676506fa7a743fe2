#pragma once

#include "common/cli/arguments.h"
#include "common/cli/program.h"
#include "common/support/exit_code.h"
#include "common/support/result.h"

namespace dateline {

/// A command of dateline-indexer, in a file of its own.
struct IndexerCommand {
  Command description;                        ///< its line in the table of commands
  Result<ExitCode> (*run)(const Arguments&);  ///< reads its options, calls the library and prints
};

extern const IndexerCommand index_command;
extern const IndexerCommand clean_command;

/// The program with the table of its commands.
const Program& indexer_program();

/// Runs the command that the arguments name.
Result<ExitCode> run_command(const Arguments& arguments);

}  // namespace dateline
