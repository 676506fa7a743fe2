#pragma once

#include <string>
#include <string_view>

#include "common/support/result.h"

namespace dateline {

/// Text that is safe to print on a terminal. Everything that could control the terminal or hide
/// text is replaced by U+FFFD: control characters (C0 and C1, including newlines), invalid UTF-8,
/// and characters that embed, override or isolate a writing direction (Unicode Standard Annex 9,
/// sections 2.1 to 2.4); the invisible marks of a direction, which Hebrew and Arabic texts need,
/// stay.
std::string terminal_text(std::string_view text);

/// The same for text of several lines: line ends and tabs are kept.
std::string terminal_lines(std::string_view text);

/// Columns of a text on a terminal: combining marks take none, East Asian wide characters two.
std::size_t display_width(std::string_view text);

/// Prints a line to standard error. Nothing else does (scripts/lint.sh), but for the progress bar:
/// names of files and members, arguments and what an index holds may be anybody's, so that what
/// could control a terminal or begin another line is replaced (terminal_text()).
void print_line(std::string_view text);

/// The same for text of several lines, each with its end.
void print_lines(std::string_view text);

/// Prints an error and, below it, its hint.
void print_error(std::string_view program, const Error& error);

}  // namespace dateline
