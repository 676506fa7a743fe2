#include "indexer/clean/stop_words.h"

#include <array>
#include <cstddef>

namespace dateline {
namespace {

constexpr std::array<std::string_view, 84> stop_words{
    "a",    "an",  "and",  "are",   "as",   "at",   "be",   "been",  "but",   "by",   "can",  "for",
    "from", "had", "has",  "have",  "he",   "her",  "his",  "in",    "is",    "it",   "its",  "not",
    "of",   "on",  "or",   "our",   "said", "she",  "that", "the",   "their", "they", "this", "to",
    "was",  "we",  "were", "which", "who",  "will", "with", "would", "you",   "der",  "die",  "das",
    "und",  "den", "von",  "mit",   "ist",  "für",  "auf",  "ein",   "eine",  "le",   "la",   "les",
    "des",  "et",  "du",   "une",   "dans", "pour", "que",  "el",    "los",   "las",  "del",  "y",
    "en",   "con", "por",  "para",  "il",   "di",   "che",  "per",   "da",    "do",   "os",   "e"};

constexpr std::size_t longest_stop_word = 5;
constexpr std::uint32_t ideographs_of_word = 2;

/// A word of at most eight bytes as a number, so that it is compared at once.
constexpr std::uint64_t packed(std::string_view word) {
  std::uint64_t number = 0;
  for (const char c : word) number = number << 8 | static_cast<unsigned char>(c);
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

}  // namespace

WordCounts count_all_words(std::string_view text) {
  WordCounts counts;
  std::uint64_t word = 0;
  std::size_t size = 0;
  const auto end_word = [&] {
    if (size == 0) return;
    ++counts.words;
    if (size <= longest_stop_word && is_stop_word(word)) ++counts.stop_words;
    word = 0;
    size = 0;
  };
  std::uint32_t ideographs = 0;
  for (const char c : text) {
    if (c >= '\xE3' && c <= '\xE9') ++ideographs;
    if (c == ' ' || c == '\n') {
      end_word();
    } else {
      word = word << 8 | static_cast<unsigned char>(c);
      ++size;
    }
  }
  end_word();
  counts.words += ideographs / ideographs_of_word;
  return counts;
}

}  // namespace dateline
