#include <algorithm>
#include <array>

#include "indexer/command/commands.h"

namespace dateline {
namespace {

/// The one table of commands, in the order of the manual.
constexpr std::array command_table{
    &index_command,
    &clean_command,
};

auto descriptions() {
  std::array<Command, command_table.size()> commands;
  std::ranges::transform(command_table, commands.begin(),
                         [](const IndexerCommand* command) { return command->description; });
  return commands;
}

}  // namespace

const Program& indexer_program() {
  static const auto commands = descriptions();
  static const Program program{
      .name = "dateline-indexer",
      .summary = "index press-release archives for dateline-query",
      .description =
          "Turns folders of press releases - text pages, HTML, feeds, JSON Lines, WARC "
          "files and more, packed or not - into a compressed Xapian database.",
      .commands = commands,
      .default_command = nullptr};
  return program;
}

Result<ExitCode> run_command(const Arguments& arguments) {
  for (const IndexerCommand* command : command_table) {
    if (command->description.name == arguments.command().name) return command->run(arguments);
  }
  return fail(ErrorKind::usage, "no command is named", "try dateline-indexer --help");
}

}  // namespace dateline
