#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Whether the lines of a text were wrapped at a fixed width between 50 and 100 characters: most
/// lines have no room for the first word of the next.
bool is_wrapped(std::string_view text);

/// Unwraps text that was wrapped at a fixed width into one line per paragraph. A line is joined
/// with the next if the first word of that one had no room in it, assuming the width of the widest
/// line, if the text is_wrapped. With `flowed` (RFC 3676) a line is joined if it ends in a space,
/// without guessing. Empty lines separate paragraphs.
std::string unwrap_lines(std::string_view text, bool flowed = false);

}  // namespace dateline
