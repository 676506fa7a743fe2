#include "common/cli/program.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "common/text/take_until.h"

namespace dateline {
namespace {

constexpr std::array common_option_table{
    Option{.name = "help",
           .letter = 'h',
           .help = "Show help, optionally on a topic or command.",
           .topic = "Common"},
    Option{.name = "config",
           .value = "FILE",
           .help = "Read only this configuration file.",
           .topic = "Common",
           .environment = "DATELINE_CONFIG"},
    Option{
        .name = "no-sandbox",
        .help =
            "Do not confine the program. By default, before it reads an archive or index, "
            "it gives up access to files not named on the command line, writing outside the index, "
            "the network and other programs, as far as the kernel allows.",
        .topic = "Common"},
    Option{.name = "verbose",
           .help = "Report on standard error what the kernel cannot confine.",
           .topic = "Common"},
    Option{.name = "version", .help = "Show the version.", .topic = "Common"},
    Option{.name = "generate", .value = "KIND", .choices = "man|syntax|bash|zsh|fish"},
};

template <typename Matches>
const Option* find_where(const Command& command, Matches matches) {
  for (const std::span<const Option> table : {command.options, common_options()}) {
    const auto found = std::ranges::find_if(table, matches);
    if (found != table.end()) return &*found;
  }
  return nullptr;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) parts.push_back(take_until(text, separator));
  return parts;
}

}  // namespace

std::vector<std::string_view> Command::words() const {
  return split(name, ' ');
}

std::vector<const Command*> Program::group(std::string_view first) const {
  std::vector<const Command*> members;
  for (const Command& command : commands) {
    const auto words = command.words();
    if (words.size() > 1 && words.front() == first) members.push_back(&command);
  }
  return members;
}

std::string Command::operand_key() const {
  std::string key;
  for (const char letter : operands) {
    if (is_letter(letter)) key += to_lower(letter);
  }
  return takes_words() ? std::string{} : key;
}

std::span<const Option> common_options() {
  return common_option_table;
}

const Option* find_option(const Command& command, std::string_view name) {
  return find_where(command, [&](const Option& option) {
    return option.name == name || (!name.empty() && option.alias == name);
  });
}

const Option* find_option(const Command& command, char letter) {
  return find_where(command, [&](const Option& option) { return option.letter == letter; });
}

Result<void> check_choice(const Option& option, std::string_view shown, std::string_view value) {
  const auto choices = split_choices(option.choices);
  if (choices.empty() || std::ranges::find(choices, value) != choices.end()) return {};
  const std::string_view one_of = choices.size() > 1 ? "one of " : "";
  return fail(ErrorKind::usage,
              fmt::format("{}: '{}' is not {}{}", shown, value, one_of, fmt::join(choices, ", ")));
}

std::string help_hint(const Program& program, const Command& command) {
  const bool implied = command.name.empty() || &command == program.default_command;
  return fmt::format("see '{}{}{} --help'", program.name, implied ? "" : " ",
                     implied ? "" : command.name);
}

std::vector<std::string_view> split_choices(std::string_view choices) {
  return split(choices, '|');
}

}  // namespace dateline
