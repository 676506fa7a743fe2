#include <array>

#include "query/command/commands.h"
#include "query/command/syntax_chapter.h"

namespace dateline {

const Program& query_program() {
  // The one table of commands, in the order of the manual.
  static const std::array commands{search_command,     watch_add_command,    watch_run_command,
                                   watch_list_command, watch_remove_command, bench_command};
  static const Program program{
      .name = "dateline-query",
      .summary = "search press-release archives",
      .description =
          "Asks an index made by dateline-indexer. Without the name of a command it "
          "searches for the words given.",
      .commands = commands,
      .default_command = &commands.front(),
      .syntax = syntax_chapter};
  return program;
}

}  // namespace dateline
