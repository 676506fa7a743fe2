#include <array>

#include "common/cli/configured_names.h"
#include "indexer/command/commands.h"

namespace dateline {

const Program& indexer_program() {
  // All commands, in the order of the manual.
  static const std::array commands{index_command, clean_command,   refused_command,
                                   check_command, compact_command, rollback_command,
                                   runs_command,  stats_command};
  static const Program program{
      .name = "dateline-indexer",
      .summary = "index press-release archives for dateline-query",
      .description =
          "Indexes folders of press releases (text, HTML, feeds, JSON Lines, WARC and more, "
          "compressed or not) into a compact Xapian database.",
      .commands = commands,
      .default_command = nullptr,
      .configured_commands = configured_commands,
      .configured_settings = configured_settings};
  return program;
}

}  // namespace dateline
