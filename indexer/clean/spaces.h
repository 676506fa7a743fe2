#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Appends the text trimmed, with each run of spaces (is_space()) as one space.
void append_folded(std::string& out, std::string_view text);

std::string fold_spaces(std::string_view text);

}  // namespace dateline
