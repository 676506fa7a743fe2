#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Text that a terminal shows as it is: whatever could steer it or hide text is replaced by U+FFFD,
/// namely control characters (C0 and C1, the newline too), invalid UTF-8, and the characters that
/// override the direction of writing (Unicode Standard Annex 9, section 2).
std::string terminal_text(std::string_view text);

/// The same for text of several lines: the ends of lines and tabulators stay.
std::string terminal_lines(std::string_view text);

/// Columns that a text takes on a terminal: combining marks none, East Asian wide characters two.
std::size_t display_width(std::string_view text);

}  // namespace dateline
