#pragma once

#include <string_view>

#include "common/support/result.h"

namespace dateline {

/// Prints a line to standard error. Nothing else does (scripts/lint.sh), but for the progress bar:
/// names of files and members, arguments and what an index holds may be anybody's, so that what
/// could control a terminal or begin another line is replaced (terminal_text()).
void print_line(std::string_view text);

/// The same for text of several lines, each with its end.
void print_lines(std::string_view text);

/// Prints an error and, below it, its hint.
void print_error(std::string_view program, const Error& error);

}  // namespace dateline
