#include <fmt/format.h>

#include <algorithm>

#include "common/cli/completion/parts.h"

namespace dateline::completion {
namespace {

/// The shell condition for a command line with this command.
std::string names_command(const Program& program, const Command& command) {
  std::string text;
  if (&command == program.default_command) {
    // Its options are also offered if no other command is given.
    for (const Word& first : first_words(program)) {
      if (first.word != command.name) text += fmt::format(" {}", first.word);
    }
    return "not __fish_seen_subcommand_from" + text;
  }
  for (const std::string_view word : command.words()) {
    text += fmt::format("{}__fish_seen_subcommand_from {}", text.empty() ? "" : "; and ", word);
  }
  return text;
}

}  // namespace

std::string fish(const Program& program) {
  const std::string complete = fmt::format("complete -c {}", program.name);
  std::string text;
  for (const Word& first : first_words(program)) {
    text += fmt::format("{} -n __fish_use_subcommand -a {} -d {}\n", complete, first.word,
                        shell_quoted(first.help));
    const auto words = second_words(program, first.word);
    for (const Word& second : words) {
      const std::string condition =
          fmt::format("__fish_seen_subcommand_from {}; and not __fish_seen_subcommand_from {}",
                      first.word, joined(words));
      text += fmt::format("{} -n {} -a {} -d {}\n", complete, shell_quoted(condition), second.word,
                          shell_quoted(second.help));
    }
  }
  for (const Command& command : program.commands) {
    const std::string condition = names_command(program, command);
    for (const Option& option : listed_options(command)) {
      std::string line =
          fmt::format("{} -n {} -l {}", complete, shell_quoted(condition), option.name);
      if (option.letter != '\0') line += fmt::format(" -s {}", option.letter);
      if (!option.choices.empty()) {
        const auto choices = split_choices(option.choices);
        line += fmt::format(" -x -a {}", shell_quoted(fmt::format("{}", fmt::join(choices, " "))));
      } else if (names_directory(option)) {
        line += " -x -a '(__fish_complete_directories)'";
      } else if (!option.value.empty()) {
        line += names_file(option) ? " -r" : " -x";
      }
      text += fmt::format("{} -d {}\n", line, shell_quoted(option.help));
    }
  }
  return text;
}

}  // namespace dateline::completion
