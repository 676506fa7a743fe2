#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

struct WordCounts {
  std::uint32_t words = 0;
  std::uint32_t stop_words = 0;
  std::uint32_t ideographs = 0;  ///< Chinese, Japanese and Korean characters
};

/// Counts the words of a text, and those among them that hardly a sentence does without ("the"),
/// of English and the other languages of most releases. Words are parted by spaces and newlines;
/// two Chinese or Japanese characters count as one.
WordCounts count_all_words(std::string_view text);

}  // namespace dateline
