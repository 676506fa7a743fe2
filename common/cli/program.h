#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/chapter.h"
#include "common/support/exit_code.h"
#include "common/support/result.h"

namespace dateline {

class Arguments;

/// One option of a command. From this table come parsing, --help, the manual page and the shell
/// completions, so that they agree.
struct Option {
  std::string_view name = {};      ///< long name without dashes
  char letter = '\0';              ///< short name, or none
  std::string_view value = {};     ///< what its value is called ("DIR"); empty for a flag
  std::string_view help = {};      ///< one or two sentences; an option without help is not listed
  std::string_view topic = {};     ///< heading under which help lists it
  std::string_view fallback = {};  ///< the value where it is not given; shown in help
  std::string_view choices = {};   ///< allowed values, separated by '|'; empty for any
  std::string_view environment = {};  ///< variable read where the option is not given, or empty
  bool repeatable = false;
};

/// Tables of options one behind the other.
template <std::size_t... Sizes>
constexpr auto joined(const std::array<Option, Sizes>&... parts) {
  std::array<Option, (Sizes + ...)> all{};
  auto end = all.begin();
  ((end = std::copy(parts.begin(), parts.end(), end)), ...);
  return all;
}

/// A command line with what it does, shown under "Examples".
struct Example {
  std::string_view line = {};
  std::string_view help = {};
};

/// What a program can do. Help, manual and completions list the commands in the program's order.
struct Command {
  std::string_view name = {};         ///< one word or two ("watch run")
  std::string_view summary = {};      ///< one line
  std::string_view description = {};  ///< paragraphs for the manual, separated by an empty line
  std::string_view operands = {};     ///< "PATH...", "WORDS..." or empty for none
  std::span<const Option> options = {};
  std::span<const Example> examples = {};
  /// Reads the options, calls the library and prints.
  Result<ExitCode> (*run)(const Arguments&) = nullptr;

  /// The words of the name.
  std::vector<std::string_view> words() const;

  /// The key by which a configuration file names operands ("path"); empty for words.
  std::string operand_key() const;

  /// Whether operands are words of a query, which may begin with a dash ("-congress").
  constexpr bool takes_words() const { return operands.find("WORDS") != std::string_view::npos; }
};

/// A program: its commands, and the one that runs where the first argument names none (or nullptr
/// where a command must be named).
struct Program {
  std::string_view name;
  std::string_view summary;
  std::string_view description;
  std::span<const Command> commands;
  const Command* default_command = nullptr;
  Chapter (*syntax)() = nullptr;  ///< of the program's queries, if it has any

  /// The commands of two words that begin with this one, in order.
  std::vector<const Command*> group(std::string_view first) const;
};

/// The options that every command has beside its own: help, version, and the hidden generate,
/// with which the build makes manual pages and completions.
std::span<const Option> common_options();

/// The option of that long name or letter among the command's own and common_options(), or nullptr.
const Option* find_option(const Command& command, std::string_view name);
const Option* find_option(const Command& command, char letter);

/// Error usage where an option has choices and `value` is none of them; `shown` is how the user
/// named the option.
Result<void> check_choice(const Option& option, std::string_view shown, std::string_view value);

/// Says how to get help for a command: "see 'PROGRAM COMMAND --help'".
std::string help_hint(const Program& program, const Command& command);

/// The single values of Option::choices, in order.
std::vector<std::string_view> split_choices(std::string_view choices);

}  // namespace dateline
