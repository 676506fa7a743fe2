#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "common/release/release.h"
#include "query/match/word_finder.h"

namespace dateline {

/// A range [begin, end) of bytes that a query matched.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t item = 0;  ///< the word or phrase of the query; the same for repeated ones

  bool operator==(const Mark&) const = default;
};

/// Finds the words of a query in texts, the same way as the index: by stem in the language of the
/// text, or as written; phrases only as a whole, and NEAR operands only near each other.
/// Caches what it knows of a word across texts. Not thread-safe.
class Highlighter {
 public:
  explicit Highlighter(const MatchedWords& matched);

  /// The matches in a part of a field, in order and without overlap. `language` is that of the
  /// release. Words sought in FieldId::body also match in the title.
  std::vector<Mark> find(std::string_view text, FieldId field, LanguageId language);

  /// Number of words and phrases sought.
  std::size_t items() const { return matched_->items; }

 private:
  struct NearFinder {
    const MatchedWords::Near* near;
    std::vector<WordFinder> operands;
  };

  void read_words(std::string_view text, LanguageId language);

  std::unique_ptr<const MatchedWords> matched_;  ///< referenced by the finders
  WordFinder words_finder_;
  std::vector<NearFinder> near_finders_;
  std::vector<TextWord> words_;  ///< of the current text
};

/// The language that a release's words were stemmed for.
LanguageId language_of(const Release& release);

}  // namespace dateline
