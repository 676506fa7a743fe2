#pragma once

#include "common/cli/program.h"

namespace dateline {

/// The commands of dateline-indexer, each in its own file with its options.
extern const Command index_command;
extern const Command clean_command;
extern const Command refused_command;
extern const Command check_command;
extern const Command compact_command;
extern const Command rollback_command;
extern const Command runs_command;
extern const Command stats_command;

/// The program with its table of commands.
const Program& indexer_program();

}  // namespace dateline
