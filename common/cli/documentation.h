#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/arguments.h"
#include "common/cli/program.h"

namespace dateline {

/// The output of --help, --version or --generate, ready to print; nullopt if the command line has
/// none of these. run_program() asks for it first. `width` is that of the terminal in columns.
/// Error usage for an unknown help topic.
Result<std::optional<std::string>> requested_document(const Program& program,
                                                      const Arguments& arguments, unsigned width);

/// The short help: usage, examples, commands, and option names by topic.
std::string program_help(const Program& program, unsigned width);

/// The full help of a command: usage, options by topic, examples.
std::string command_help(const Program& program, const Command& command, unsigned width);

/// Help on a topic: an option heading (by its first word), a command, "syntax" or "exit".
Result<std::string> topic_help(const Program& program, std::string_view topic, unsigned width);

/// What topic_help() knows, by its names.
std::vector<std::string> help_topics(const Program& program);

/// The manual page, section 1, in man(7) macros: every command with its options, each described
/// once, the exit codes of exit_code_table, the environment.
std::string manual_page(const Program& program);

/// The section 7 page about the program's query syntax; empty if it has none.
std::string syntax_page(const Program& program);

/// Completions for "bash", "zsh" or "fish"; empty for other shells.
std::string completions(const Program& program, std::string_view shell);

/// How to tell words with a leading dash from options; shown if operands are words.
inline constexpr std::string_view words_help =
    "A word with one leading dash (-congress) belongs to the query; two dashes mark an option. "
    "Everything after -- is part of the query, and a quoted query is one argument.";

/// The help of an option followed by its choices, fallback and environment variable, in one
/// paragraph.
std::string describe(const Option& option);

}  // namespace dateline
