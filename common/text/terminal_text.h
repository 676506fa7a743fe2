#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Text that is safe to print on a terminal. Everything that could control the terminal or hide
/// text is replaced by U+FFFD: control characters (C0 and C1, including newlines), invalid UTF-8,
/// and characters that override the writing direction (Unicode Standard Annex 9, section 2).
std::string terminal_text(std::string_view text);

/// The same for text of several lines: line ends and tabs are kept.
std::string terminal_lines(std::string_view text);

/// Columns of a text on a terminal: combining marks take none, East Asian wide characters two.
std::size_t display_width(std::string_view text);

}  // namespace dateline
