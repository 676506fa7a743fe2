#include "indexer/clean/stop_words.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/text/byte_word.h"

namespace dateline {
namespace {

/// None is longer than eight bytes.
constexpr std::array<std::string_view, 175> stop_words{
    "a",    "an",   "and",  "are",  "as",   "at",    "be",    "been", "but",  "by",   "can",
    "for",  "from", "had",  "has",  "have", "he",    "her",   "his",  "in",   "is",   "it",
    "its",  "not",  "of",   "on",   "or",   "our",   "said",  "she",  "that", "the",  "their",
    "they", "this", "to",   "was",  "we",   "were",  "which", "who",  "will", "with", "would",
    "you",  "der",  "die",  "das",  "und",  "den",   "von",   "mit",  "ist",  "für",  "auf",
    "ein",  "eine", "dem",  "im",   "zu",   "nicht", "le",    "la",   "les",  "des",  "et",
    "du",   "une",  "dans", "pour", "que",  "en",    "un",    "est",  "sur",  "el",   "los",
    "las",  "del",  "y",    "con",  "por",  "para",  "una",   "se",   "su",   "il",   "di",
    "che",  "per",  "da",   "do",   "os",   "e",     "della", "alla", "non",  "com",  "não",
    "uma",  "ao",   "het",  "een",  "van",  "op",    "voor",  "met",  "niet", "och",  "att",
    "det",  "som",  "av",   "är",   "på",   "til",   "er",    "og",   "i",    "w",    "na",
    "z",    "się",  "nie",  "jest", "oraz", "dla",   "az",    "és",   "hogy", "ve",   "bir",
    "bu",   "için", "ja",   "ei",   "и",    "в",     "на",    "не",   "что",  "с",    "по",
    "для",  "из",   "от",   "за",   "это",  "его",   "і",     "та",   "у",    "до",   "και",
    "το",   "του",  "της",  "την",  "των",  "με",    "στο",   "στη",  "από",  "να",   "οι",
    "τα",   "για",  "في",   "من",   "على",  "إلى",   "أن",    "عن",   "التي", "و"};

constexpr std::size_t longest_stop_word = 8;  ///< bytes
constexpr std::uint32_t ideographs_of_word = 2;

/// A word of at most eight bytes as load_bytes() reads it, so that it is compared at once.
constexpr ByteWord packed(std::string_view word) {
  ByteWord number = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    number |= ByteWord{static_cast<unsigned char>(word[i])} << (8 * i);
  }
  return number;
}

constexpr std::size_t slots = 512;

constexpr std::size_t slot_of(std::uint64_t word) {
  return static_cast<std::size_t>(word * 0x9E3779B97F4A7C15U >> 55);
}

/// Open addressing with linear probing; 0 is an empty slot.
constexpr auto hashed_words() {
  std::array<std::uint64_t, slots> table{};
  for (const auto word : stop_words) {
    std::size_t slot = slot_of(packed(word));
    while (table[slot] != 0) slot = (slot + 1) % slots;
    table[slot] = packed(word);
  }
  return table;
}

constexpr auto word_table = hashed_words();

bool is_stop_word(std::uint64_t word) {
  for (std::size_t slot = slot_of(word);; slot = (slot + 1) % slots) {
    if (word_table[slot] == word) return true;
    if (word_table[slot] == 0) return false;
  }
}

ByteWord spaces(ByteWord word) {
  return equal_bytes(word, ' ') | equal_bytes(word, '\n');
}

/// The size of the word that begins a text, in bytes.
std::size_t word_size(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size()) {
    const std::size_t part = bytes_before(spaces(load_bytes(text, size)));
    size += part;
    if (part < sizeof(ByteWord)) break;
  }
  return std::min(size, text.size());
}

}  // namespace

WordCounts count_all_words(std::string_view text) {
  WordCounts counts;
  std::uint32_t syllables = 0;  // of Korean, which parts its words by spaces
  while (!text.empty()) {
    const ByteWord begin = load_bytes(text, 0);
    const std::string_view word = text.substr(0, word_size(text));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (word.empty()) continue;
    ++counts.words;
    const bool is_short = word.size() <= longest_stop_word;
    if (is_short && is_stop_word(first_bytes(begin, word.size()))) ++counts.stop_words;
    if (is_short && (begin & high_bits) == 0) continue;
    for (const char c : word) {
      if (c >= '\xE3' && c <= '\xE9') ++counts.ideographs;
      if (c >= '\xEA' && c <= '\xED') ++syllables;
    }
  }
  counts.words += counts.ideographs / ideographs_of_word;
  counts.ideographs += syllables;
  return counts;
}

}  // namespace dateline
