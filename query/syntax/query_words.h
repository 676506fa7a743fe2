#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/tokenizer.h"

namespace dateline {

/// A word of a query as it is in the index.
struct QueryWord {
  std::string term;
  Token::Kind kind = Token::Kind::word;
  bool stemmable = true;
  bool elided = false;
};

/// The words that the tokenizer finds in one token of a query.
class QueryWords {
 public:
  explicit QueryWords(std::string_view text);

  /// All but compounds.
  const std::vector<QueryWord>& all() const { return words_; }
  /// The same with compounds instead of their parts; empty if there are none.
  const std::vector<QueryWord>& with_compounds() const { return with_compounds_; }
  bool empty() const { return words_.empty(); }
  std::size_t size() const { return words_.size(); }

  /// Several words with nothing but hyphens between them: "covid-19".
  bool is_hyphenated() const { return hyphenated_; }
  /// A run of Chinese, Japanese or Korean characters, cut into n-grams.
  bool is_cjk() const { return cjk_; }
  /// Drops articles and prepositions without their vowel, unless there is nothing else: "l'Union"
  /// asks for any "Union".
  void drop_elided();
  /// All words written as one: "covid19".
  QueryWord joined() const;
  /// "covid" and "19" for the one word "covid19"; else empty.
  std::vector<QueryWord> letters_and_digits() const;

 private:
  std::vector<QueryWord> words_;
  std::vector<QueryWord> with_compounds_;
  bool hyphenated_ = false;
  bool cjk_ = false;
};

bool is_letters(const std::string& text);  ///< ASCII, not empty
bool is_digits(const std::string& text);   ///< ASCII, not empty

}  // namespace dateline
