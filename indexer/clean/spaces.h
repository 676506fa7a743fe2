#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Appends the text with each run of spaces (is_space()) as one space, none at its ends.
void append_folded(std::string& out, std::string_view text);

std::string fold_spaces(std::string_view text);

}  // namespace dateline
