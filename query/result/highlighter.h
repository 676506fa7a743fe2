#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/schema/fields.h"
#include "common/text/stemmer.h"
#include "query/syntax/matched_words.h"

namespace dateline {

/// A stretch [begin, end) of bytes that a query matched.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t item = 0;  ///< which word or phrase of the query it is; equal for its repetitions

  bool operator==(const Mark&) const = default;
};

/// Finds the words of a query in texts, as the index found them: by stem in the language of the
/// text, as written, by prefix, and phrases only as a whole. Remembers what it knows of a word
/// from one text to the next. Not thread-safe.
class Highlighter {
 public:
  explicit Highlighter(const MatchedWords& matched);

  /// The matches in a stretch of a field, in order and without overlap. `language` is that of the
  /// release. Words asked for in FieldId::body are found in the title too.
  std::vector<Mark> find(std::string_view text, FieldId field, LanguageId language);

  /// Number of words and phrases asked for.
  std::size_t items() const { return matched_.items; }

 private:
  static constexpr std::size_t none = SIZE_MAX;

  std::size_t item_of(const std::string& term, FieldId field, LanguageId language);
  std::size_t look_up(const std::string& term, FieldId field, LanguageId language);
  Stemmer& stemmer(LanguageId language);

  MatchedWords matched_;
  std::vector<Stemmer> stemmers_;
  std::unordered_map<std::string, std::size_t> known_;  ///< item of a word, by field and language
  std::string key_;
};

}  // namespace dateline
