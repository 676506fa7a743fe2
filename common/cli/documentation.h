#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/cli/arguments.h"
#include "common/cli/program.h"

namespace dateline {

/// What --help, --version or --generate asks for, ready to be printed; nullopt where the command
/// line asks for work. Each main.cc calls this first. `width` is the terminal's in columns.
std::optional<std::string> requested_document(const Program& program, const Arguments& arguments,
                                              unsigned width);

/// --help of one command: usage, options by topic, examples; that of the default command, or of
/// one without a name, lists the program's commands, too.
std::string help_text(const Program& program, const Command& command, unsigned width);

/// The manual page, section 1, in man(7) macros: every command with its options, the exit codes of
/// exit_code_table, the environment.
std::string manual_page(const Program& program);

/// Completions for "bash", "zsh" or "fish"; empty for another shell.
std::string completions(const Program& program, std::string_view shell);

/// How words that begin with a dash are told from options; shown where operands are words.
inline constexpr std::string_view words_help =
    "An argument with one dash before a word (-congress) is part of the query; one with two is an "
    "option. After -- nothing is an option, and a query in quotes is one argument.";

/// The help of an option with its choices, fallback and environment behind it, in one paragraph.
std::string describe(const Option& option);

}  // namespace dateline
