#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A left side and its text in a column beside it, or below it where it is too long; with a
/// newline.
std::string two_columns(std::string_view left, std::string_view text, unsigned width);

/// Paragraphs that an empty line separates.
std::vector<std::string_view> split_paragraphs(std::string_view text);

}  // namespace dateline
