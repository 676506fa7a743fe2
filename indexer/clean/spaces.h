#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The text without the blanks (spaces, tabs, newlines) at its ends.
std::string_view trim_blanks(std::string_view text);

/// Appends the text trimmed, with each run of blanks as one space.
void append_folded(std::string& out, std::string_view text);

std::string fold_spaces(std::string_view text);

}  // namespace dateline
