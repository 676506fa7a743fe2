#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Text whose lines were broken at a fixed width, one line a paragraph. A line goes on in the next
/// one where that one's first word had no room in it: lines are as wide as the widest of the text,
/// if that is between 50 and 100 characters. With `flowed` (RFC 3676) it goes on where it ends in a
/// space, and nothing is guessed. Empty lines part paragraphs.
std::string unwrap_lines(std::string_view text, bool flowed = false);

}  // namespace dateline
