#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

struct WordCounts {
  std::uint32_t words = 0;
  std::uint32_t stop_words = 0;
  std::uint32_t ideographs = 0;  ///< Chinese, Japanese and Korean characters
  std::uint32_t unspaced = 0;    ///< characters of the scripts of starts_unspaced
};

/// Whether these are the first bytes of a character of a script that does not part words by spaces:
/// Thai, Lao, Tibetan, Burmese or Khmer.
constexpr bool starts_unspaced(char first, char second) {
  const auto next = static_cast<unsigned char>(second);
  if (first == '\xE0') return next >= 0xB8 && next <= 0xBF;
  return first == '\xE1' && ((next >= 0x80 && next <= 0x82) || next == 0x9E || next == 0x9F);
}

/// Characters of such a script that count as one word.
inline constexpr std::uint32_t unspaced_of_word = 4;

/// From so many of them a line is a sentence: Thai and Lao do not mark its end.
inline constexpr std::uint32_t unspaced_of_sentence = 60;

/// Counts the words of a text, and the stop words among them ("the"), in English and the other
/// languages of most releases. Words are separated by spaces and newlines; two Chinese or Japanese
/// characters, or four of a script without spaces, count as one.
WordCounts count_all_words(std::string_view text);

}  // namespace dateline
