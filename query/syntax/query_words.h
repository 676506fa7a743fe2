#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/database/snapshot.h"
#include "common/schema/fields.h"

namespace dateline {

/// A word of a query as it is in the index.
struct QueryWord {
  std::string term;
  bool has_position = true;
  bool stemmable = true;
};

/// The words that the tokenizer finds in one token of a query.
class QueryWords {
 public:
  explicit QueryWords(std::string_view text);

  const std::vector<QueryWord>& all() const { return words_; }
  bool empty() const { return words_.empty(); }
  std::size_t size() const { return words_.size(); }

  /// Several words with nothing but hyphens between them: "covid-19".
  bool is_hyphenated() const { return hyphenated_; }
  /// A run of Chinese, Japanese or Korean characters, cut into n-grams.
  bool is_ngrams() const { return ngrams_; }
  /// All words written as one: "covid19".
  QueryWord joined() const;
  /// "covid" and "19" for the one word "covid19"; else empty.
  std::vector<QueryWord> letters_and_digits() const;

 private:
  std::vector<QueryWord> words_;
  bool hyphenated_ = false;
  bool ngrams_ = false;
};

bool is_letters(const std::string& text);  ///< ASCII, not empty
bool is_digits(const std::string& text);   ///< ASCII, not empty

/// The words that start with a prefix.
struct PrefixExpansion {
  std::vector<std::string> words;  ///< the most frequent ones, by frequency
  std::size_t found = 0;           ///< how many there are in total
};

/// Finds up to `limit` words of a field that start with `begin`, preferring those in the most
/// releases. For body words, an index of stems also counts releases removed since its last rebuild,
/// so its choice among more than `limit` words may differ.
PrefixExpansion expand_prefix(const Snapshot& snapshot, FieldId id, const std::string& begin,
                              std::size_t limit);

}  // namespace dateline
