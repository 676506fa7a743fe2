#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "common/release/release.h"
#include "query/match/word_finder.h"

namespace dateline {

/// A stretch [begin, end) of bytes that a query matched.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t item = 0;  ///< which word or phrase of the query it is; equal for its repetitions

  bool operator==(const Mark&) const = default;
};

/// Finds the words of a query in texts, as the index found them: by stem in the language of the
/// text, as written, by prefix, phrases only as a whole, and what must stand near each other only
/// where it does. Remembers what it knows of a word from one text to the next. Not thread-safe.
class Highlighter {
 public:
  explicit Highlighter(const MatchedWords& matched);

  /// The matches in a stretch of a field, in order and without overlap. `language` is that of the
  /// release. Words asked for in FieldId::body are found in the title too.
  std::vector<Mark> find(std::string_view text, FieldId field, LanguageId language);

  /// Number of words and phrases asked for.
  std::size_t items() const { return matched_->items; }

 private:
  struct NearFinder {
    const MatchedWords::Near* near;
    std::vector<WordFinder> operands;
  };

  void read_words(std::string_view text, LanguageId language);

  std::unique_ptr<const MatchedWords> matched_;  ///< the finders view it
  WordFinder words_finder_;
  std::vector<NearFinder> near_finders_;
  std::vector<TextWord> words_;  ///< of the text at hand
};

/// The language that a release's words were stemmed for.
LanguageId language_of(const Release& release);

}  // namespace dateline
