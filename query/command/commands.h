#pragma once

#include "common/cli/program.h"

namespace dateline {

/// The commands of dateline-query.
extern const Command search_command;
extern const Command open_command;
extern const Command serve_command;
extern const Command watch_add_command;
extern const Command watch_run_command;
extern const Command watch_list_command;
extern const Command watch_show_command;
extern const Command watch_edit_command;
extern const Command watch_reset_command;
extern const Command watch_test_command;
extern const Command watch_remove_command;
extern const Command bench_command;

/// The program and its table of commands.
const Program& query_program();

}  // namespace dateline
