#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Two columns: `left` and its text beside it, or below it if `left` is too long. Ends with a
/// newline.
std::string two_columns(std::string_view left, std::string_view text, unsigned width);

/// Splits text into paragraphs at empty lines.
std::vector<std::string_view> split_paragraphs(std::string_view text);

}  // namespace dateline
