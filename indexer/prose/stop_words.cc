#include "indexer/prose/stop_words.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/text/byte_word.h"

namespace dateline {
namespace {

/// At most eight bytes each.
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

constexpr std::size_t buckets = 256;
constexpr std::size_t most_in_bucket = 4;
using Bucket = std::array<ByteWord, most_in_bucket>;

constexpr std::size_t bucket_of(ByteWord word) {
  return static_cast<std::size_t>(word * 0x9E3779B97F4A7C15U >> 56);
}

/// Buckets that never overflow, so that lookups are branch-free.
constexpr auto hashed_words() {
  std::array<Bucket, buckets> table{};
  for (const auto word : stop_words) {
    Bucket& bucket = table[bucket_of(packed(word))];
    std::size_t place = 0;
    while (bucket.at(place) != 0) ++place;
    bucket[place] = packed(word);
  }
  return table;
}

constexpr auto word_table = hashed_words();

bool is_stop_word(ByteWord word) {
  bool found = false;
  for (const ByteWord other : word_table[bucket_of(word)]) found |= other == word;
  return found;
}

ByteWord bytes_of_words(ByteWord word) {
  return ~(equal_bytes(word, ' ') | equal_bytes(word, '\n') | equal_bytes(word, 0)) & high_bits;
}

/// Counts the first bytes of Chinese, Japanese and Korean characters, and of scripts without
/// spaces.
void count_ideographs(std::string_view text, WordCounts& counts, std::uint32_t& syllables) {
  for (std::size_t at = 0; at < text.size(); at += sizeof(ByteWord)) {
    if ((load_bytes(text, at) & high_bits) == 0) continue;
    const std::size_t end = std::min(at + sizeof(ByteWord), text.size());
    for (std::size_t i = at; i < end; ++i) {
      const char c = text[i];
      if (c >= '\xE3' && c <= '\xE9') ++counts.ideographs;
      if (c >= '\xEA' && c <= '\xED') ++syllables;
      if (i + 1 < text.size() && starts_unspaced(c, text[i + 1])) ++counts.unspaced;
    }
  }
}

}  // namespace

WordCounts count_all_words(std::string_view text) {
  WordCounts counts;
  for_each_word(text, bytes_of_words, [&](std::size_t begin, std::size_t end) {
    ++counts.words;
    if (end - begin > longest_stop_word) return;
    counts.stop_words += is_stop_word(first_bytes(load_bytes(text, begin), end - begin)) ? 1 : 0;
  });
  std::uint32_t syllables = 0;  // of Korean, which separates words by spaces
  count_ideographs(text, counts, syllables);
  counts.words += counts.ideographs / ideographs_of_word + counts.unspaced / unspaced_of_word;
  counts.ideographs += syllables;
  return counts;
}

}  // namespace dateline
