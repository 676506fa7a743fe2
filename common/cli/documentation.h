#pragma once

#include <string>
#include <string_view>

#include "common/cli/program.h"

namespace dateline {

/// --help of one command: usage, options by topic, examples. `width` is the terminal's in columns.
std::string help_text(const Program& program, const Command& command, unsigned width);

/// The manual page, section 1, in man(7) macros: every command with its options, the exit codes of
/// exit_code_table, the environment, files.
std::string manual_page(const Program& program);

/// Completions for "bash", "zsh" or "fish"; empty for another shell.
std::string completions(const Program& program, std::string_view shell);

}  // namespace dateline
