#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Whether the lines of a text were broken at a fixed width between 50 and 100 characters: most
/// that another one follows have no room for its first word.
bool is_wrapped(std::string_view text);

/// Text whose lines were broken at a fixed width, one line a paragraph. A line goes on in the next
/// one where that one's first word had no room in it: lines are as wide as the widest of the text,
/// where it is_wrapped. With `flowed` (RFC 3676) it goes on where it ends in a
/// space, and nothing is guessed. Empty lines part paragraphs.
std::string unwrap_lines(std::string_view text, bool flowed = false);

}  // namespace dateline
