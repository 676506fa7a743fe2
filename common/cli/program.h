#pragma once

#include <span>
#include <string_view>

namespace dateline {

/// One option of a command. From this table come parsing, --help, the manual page and the shell
/// completions, so that they agree.
struct Option {
  std::string_view name;         ///< long name without dashes
  char letter = '\0';            ///< short name, or none
  std::string_view value;        ///< what its value is called ("DIR"); empty for a flag
  std::string_view help;         ///< one or two sentences
  std::string_view topic;        ///< heading under which help lists it
  std::string_view fallback;     ///< the value where it is not given; shown in help
  std::string_view choices;      ///< allowed values, separated by '|'; empty for any
  std::string_view environment;  ///< variable read where the option is not given, or empty
  bool repeatable = false;
};

/// A command line with what it does, shown under "Examples".
struct Example {
  std::string_view line;
  std::string_view help;
};

struct Command {
  std::string_view name;
  std::string_view summary;      ///< one line
  std::string_view description;  ///< paragraphs for the manual, separated by an empty line
  std::string_view operands;     ///< "PATH...", "WORDS..." or empty for none
  std::span<const Option> options;
  std::span<const Example> examples;
};

/// A program: its commands, and the one that runs where the first argument names none (or nullptr
/// where a command must be named).
struct Program {
  std::string_view name;
  std::string_view summary;
  std::string_view description;
  std::span<const Command> commands;
  const Command* default_command = nullptr;
};

}  // namespace dateline
