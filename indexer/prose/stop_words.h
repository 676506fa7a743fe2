#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

struct WordCounts {
  std::uint32_t words = 0;
  std::uint32_t stop_words = 0;
  std::uint32_t ideographs = 0;  ///< Chinese, Japanese and Korean characters
};

/// Counts the words of a text, and the stop words among them ("the"), in English and the other
/// languages of most releases. Words are separated by spaces and newlines; two Chinese or Japanese
/// characters count as one.
WordCounts count_all_words(std::string_view text);

}  // namespace dateline
