#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// One word of a text.
struct Token {
  std::string_view term;      ///< lower-cased; valid until the next call of Tokenizer::next
  std::size_t begin = 0;      ///< byte range in the text that it came from
  std::size_t end = 0;
  bool has_position = true;   ///< false for the second and later n-grams of CJK text
  bool stemmable = true;      ///< false for words that begin with a digit, and for CJK n-grams
};

/// Cuts text into words by the rules of Xapian::TermGenerator 1.4 (with FLAG_CJK_NGRAM), so that
/// stock Xapian programs ask for the same terms: initials with dots ("U.S.A.") are one word,
/// apostrophes and ampersands join inside a word, digits join over '.' and ',', up to three '+' or
/// '#' stay at the end ("c++"). Words longer than 64 bytes are skipped. Used by the indexer, the
/// query parser and the snippets alike. Invalid UTF-8 is read as Latin-1, as Xapian does.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  /// Reads the next word; false at the end of the text.
  bool next(Token& token);

 private:
  bool next_ngram(Token& token);

  std::string_view text_;
  std::size_t at_ = 0;
  std::string term_;
  std::size_t ngram_end_ = 0;   ///< end of the CJK character after `at_` whose bigram is due
};

}  // namespace dateline
