#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

/// The end of the sentence that begins at `begin`: after its closing punctuation, or at the newline
/// that ends the paragraph, or at the end of the text. A full stop ends a sentence where a capital,
/// a digit or a quotation mark follows and no short title or initial ("Sen.", "J.") stands before.
std::size_t sentence_end(std::string_view text, std::size_t begin);

/// The first place at or after `at` that is no space or newline.
std::size_t skip_space(std::string_view text, std::size_t at);

}  // namespace dateline
