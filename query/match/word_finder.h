#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/schema/fields.h"
#include "common/text/stemmer.h"
#include "common/text/tokenizer.h"
#include "query/match/matched_words.h"

namespace dateline {

/// One word of a searched text.
struct TextWord {
  std::string term;
  std::size_t begin = 0;  ///< bytes in the text
  std::size_t end = 0;
  std::size_t first = 0;  ///< positions as in the index; a pair of CJK characters
  std::size_t last = 0;   ///< takes two
};

/// A part of a text that is a word or phrase of a query.
struct Occurrence {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t item = 0;

  /// In text order, longer ones first.
  friend bool operator<(const Occurrence& a, const Occurrence& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  }
};

/// Finds the words and phrases of a query in texts, but does not check NEAR. Caches what it knows
/// of a word across texts. Not thread-safe. `matched` must outlive it.
class WordFinder {
 public:
  explicit WordFinder(const MatchedWords& matched);

  /// Every occurrence in the `words` of a field, in order; words that cannot match may be missing.
  std::vector<Occurrence> find(const std::vector<TextWord>& words, FieldId field,
                               LanguageId language);

  /// First bytes of the terms that find() needs: cheaper than looking up and stemming all words.
  FirstBytes first_bytes(LanguageId language) const;

 private:
  static constexpr std::size_t none = SIZE_MAX;

  std::size_t item_of(const std::string& term, FieldId field, LanguageId language);
  std::size_t look_up(const std::string& term, FieldId field, LanguageId language);
  Stemmer& stemmer(LanguageId language);

  const MatchedWords* matched_;
  FirstBytes first_bytes_;  ///< of the words sought, and all non-ASCII bytes
  std::vector<Stemmer> stemmers_;
  std::unordered_map<std::string, std::size_t> known_;  ///< item of a word, by field and language
  std::string key_;
};

}  // namespace dateline
