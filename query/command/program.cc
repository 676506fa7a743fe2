#include <array>

#include "query/command/commands.h"
#include "query/command/syntax_chapter.h"

namespace dateline {

const Program& query_program() {
  // The table of commands, in the order of the manual.
  static const std::array commands{search_command,     watch_add_command,    watch_run_command,
                                   watch_list_command, watch_remove_command, bench_command};
  static const Program program{
      .name = "dateline-query",
      .summary = "search press-release archives",
      .description =
          "Searches an index built by dateline-indexer. Without a command, it searches for the "
          "given words.",
      .commands = commands,
      .default_command = &commands.front(),
      .syntax = syntax_chapter};
  return program;
}

}  // namespace dateline
