#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/cli/arguments.h"
#include "common/cli/program.h"

namespace dateline {

/// What --help, --version or --generate asks for, ready to be printed; nullopt where the command
/// line asks for work. Each main.cc calls this first. `width` is the terminal's in columns. Error
/// usage where help is asked about what there is none.
Result<std::optional<std::string>> requested_document(const Program& program,
                                                      const Arguments& arguments, unsigned width);

/// The short help: usage, examples, commands, the names of options by topic.
std::string program_help(const Program& program, unsigned width);

/// All about one command: usage, options by topic, examples.
std::string command_help(const Program& program, const Command& command, unsigned width);

/// About a topic: a heading of options by its first word, a command, "syntax" or "exit".
Result<std::string> topic_help(const Program& program, std::string_view topic, unsigned width);

/// The manual page, section 1, in man(7) macros: every command with its options, the exit codes of
/// exit_code_table, the environment.
std::string manual_page(const Program& program);

/// The page of section 7 about the program's queries; empty where it has none.
std::string syntax_page(const Program& program);

/// Completions for "bash", "zsh" or "fish"; empty for another shell.
std::string completions(const Program& program, std::string_view shell);

/// How words that begin with a dash are told from options; shown where operands are words.
inline constexpr std::string_view words_help =
    "An argument with one dash before a word (-congress) is part of the query; one with two is an "
    "option. After -- nothing is an option, and a query in quotes is one argument.";

/// The help of an option with its choices, fallback and environment behind it, in one paragraph.
std::string describe(const Option& option);

}  // namespace dateline
