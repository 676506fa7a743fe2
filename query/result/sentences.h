#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

/// The end of the sentence that starts at `begin`: after its closing punctuation, at the newline
/// that ends the paragraph, or at the end of the text. A full stop ends a sentence if a capital, a
/// digit or a quotation mark follows and no short title or initial ("Sen.", "J.") precedes it.
std::size_t sentence_end(std::string_view text, std::size_t begin);

/// The first position at or after `at` that is not a space or newline.
std::size_t skip_space(std::string_view text, std::size_t at);

}  // namespace dateline
