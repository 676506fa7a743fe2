#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Wraps ASCII text at spaces to `width` columns (only a single word may be longer). All lines
/// except the first are indented by `indent` columns, which count towards the width. No final
/// newline.
std::string wrap(std::string_view text, unsigned width, unsigned indent);

/// Two columns: `left` and its text beside it, or below it if `left` is too long. Ends with a
/// newline.
std::string two_columns(std::string_view left, std::string_view text, unsigned width);

/// Splits text into paragraphs at empty lines.
std::vector<std::string_view> split_paragraphs(std::string_view text);

}  // namespace dateline
