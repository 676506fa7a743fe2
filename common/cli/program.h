#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/exit_code.h"
#include "common/support/result.h"

namespace dateline {

/// An entry of a chapter, such as an example with its explanation.
struct ChapterEntry {
  std::string left;
  std::string right;
};

struct ChapterSection {
  std::string heading;
  std::string text;  ///< paragraphs, separated by an empty line; may be empty
  std::vector<ChapterEntry> entries;
};

/// A part of the manual that is not about options: shown by --help and as a separate manual page.
struct Chapter {
  std::string_view summary = {};  ///< one line
  std::vector<ChapterSection> sections = {};
};

/// Text for a terminal, wrapped to `width` columns.
std::string chapter_text(const Chapter& chapter, unsigned width);

/// A section 7 manual page of that name, in man(7) macros.
std::string chapter_page(const Chapter& chapter, std::string_view name);

class Arguments;

/// Names that shells complete as they are at that time.
enum class Completes : std::uint8_t { nothing, archives, watches };

/// One option of a command. Parsing, --help, the manual page and shell completions all use this
/// table, so they always agree.
struct Option {
  std::string_view name = {};         ///< long name without dashes
  char letter = '\0';                 ///< short name, or none
  std::string_view value = {};        ///< name of its value ("DIR"); empty for a flag
  std::string_view help = {};         ///< one or two sentences; options without help are hidden
  std::string_view topic = {};        ///< heading in the help
  std::string_view fallback = {};     ///< default value; shown in help
  std::string_view choices = {};      ///< allowed values, separated by '|'; empty for any
  std::string_view environment = {};  ///< environment variable for the default, or empty
  std::string_view alias = {};        ///< another spelling of the name, not shown
  std::string_view listed = {};       ///< values of a comma-separated list; shown in help
  Completes completes = Completes::nothing;
  bool repeatable = false;
  bool may_stand_alone = false;  ///< the value may be omitted: "--prune" or "--prune=all"

  /// Whether the next argument is its value.
  constexpr bool needs_value() const { return !value.empty() && !may_stand_alone; }
};

/// Concatenates option tables.
template <std::size_t... Sizes>
constexpr auto joined(const std::array<Option, Sizes>&... parts) {
  std::array<Option, (Sizes + ...)> all{};
  auto end = all.begin();
  ((end = std::copy(parts.begin(), parts.end(), end)), ...);
  return all;
}

/// A command line and what it does, shown under "Examples".
struct Example {
  std::string_view line = {};
  std::string_view help = {};
};

/// A command of a program. Help, manual and completions list commands in the program's order.
struct Command {
  std::string_view name = {};         ///< one word or two ("watch run")
  std::string_view summary = {};      ///< one line
  std::string_view description = {};  ///< paragraphs for the manual, separated by an empty line
  std::string_view operands = {};     ///< "PATH...", "WORDS..." or empty for none
  std::span<const Option> options = {};
  std::span<const Example> examples = {};
  Completes completes = Completes::nothing;  ///< its operands
  /// Reads options, calls the library and prints results.
  Result<ExitCode> (*run)(const Arguments&) = nullptr;

  /// The words of the name.
  std::vector<std::string_view> words() const;

  /// The configuration key for operands ("path"); empty for words.
  std::string operand_key() const;

  /// Whether operands are query words, which may start with a dash ("-congress").
  constexpr bool takes_words() const { return operands.find("WORDS") != std::string_view::npos; }
};

/// An environment variable or file that a program reads, and what for.
struct Named {
  std::string_view name;
  std::string_view help;
};

/// A program: its commands, and the one that runs if the first argument names none (nullptr if a
/// command is required).
struct Program {
  std::string_view name;
  std::string_view summary;
  std::string_view description;
  std::span<const Command> commands;
  const Command* default_command = nullptr;
  Chapter (*syntax)() = nullptr;  ///< of the program's queries, if it has any
  /// Beside the variables of options and the configuration files, for the manual.
  std::span<const Named> variables = {};
  std::span<const Named> files = {};
  /// The commands and settings of all programs that share its configuration files.
  std::span<const std::string_view> configured_commands = {};
  std::span<const std::string_view> configured_settings = {};

  /// The two-word commands that start with this word, in order.
  std::vector<const Command*> group(std::string_view first) const;
};

/// The options common to all commands: help, version, and the hidden generate, which the build uses
/// to create manual pages and completions.
std::span<const Option> common_options();

/// Finds an option by long name or letter in the command's table and common_options(), or nullptr.
const Option* find_option(const Command& command, std::string_view name);
const Option* find_option(const Command& command, char letter);

/// Error usage if an option has choices and `value` is not one of them; `shown` is the option as
/// the user wrote it.
Result<void> check_choice(const Option& option, std::string_view shown, std::string_view value);

/// How to get help for a command: "see 'PROGRAM COMMAND --help'".
std::string help_hint(const Program& program, const Command& command);

/// Splits Option::choices, in order.
std::vector<std::string_view> split_choices(std::string_view choices);

}  // namespace dateline
