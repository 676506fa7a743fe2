#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>

#include "common/text/byte_word.h"

namespace dateline {

/// One word of a text.
struct Token {
  std::string_view term;  ///< lower-cased; valid until the next call of Tokenizer::next
  std::array<ByteWord, 2> first_bytes{};  ///< of the term, zeros after its end
  std::size_t begin = 0;                  ///< byte range in the source text
  std::size_t end = 0;
  bool has_position = true;  ///< false for the bigrams of CJK text, which overlap its characters
  bool stemmable = true;     ///< false for CJK text and words that start with a digit or connector
  std::size_t position = 0;  ///< number of words that have a position up to this one
};

/// Bytes that words start with.
using FirstBytes = std::bitset<256>;

inline const FirstBytes any_byte = FirstBytes().set();

inline void add_first_byte(FirstBytes& bytes, std::string_view word) {
  if (!word.empty()) bytes.set(static_cast<unsigned char>(word.front()));
}

/// Splits text into words by the rules of Xapian::TermGenerator 1.4 (with FLAG_CJK_NGRAM), so that
/// stock Xapian programs look up the same terms: initials with dots ("U.S.A.") are one word,
/// apostrophes and ampersands join inside a word, digits join over '.' and ',', up to three '+' or
/// '#' stay at the end ("c++"), CJK text becomes characters and pairs of them. Words longer than 64
/// bytes are dropped. Two differences: Xapian loses a word that a joining character separates from
/// CJK text, and misses initials directly after CJK text; here both are words. Used by the indexer,
/// the query parser and the snippets alike. Invalid UTF-8 is read as Latin-1, as Xapian does. With
/// `wanted`, which must outlive the tokenizer, plain words whose term starts with an ASCII
/// character not in the set are skipped.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text, const FirstBytes& wanted = any_byte)
      : text_(text), wanted_(wanted) {}

  /// Reads the next word; false at the end of the text.
  bool next(Token& token);

 private:
  struct Character {
    unsigned code = 0;
    std::size_t end = 0;  ///< offset of the byte after it
  };

  Character character(std::size_t at) const;
  bool skip_to_word();
  bool is_wanted(std::size_t at) const;
  bool take_plain_word(Token& token);
  bool take_initials();
  void take_word();
  void take_suffix();
  void take_ngram(Token& token);

  static constexpr std::size_t longest_word = 64;  ///< bytes; TermGenerator's default

  std::string_view text_;
  const FirstBytes& wanted_;
  std::size_t at_ = 0;
  std::size_t position_ = 0;  ///< of the last word that has one
  std::string term_;
  std::array<char, longest_word + sizeof(ByteWord)>
      plain_term_{};         ///< written eight bytes at a time
  bool bigram_due_ = false;  ///< the CJK character at `at_` was returned, its bigram was not
};

}  // namespace dateline
