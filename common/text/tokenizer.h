#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>

#include "common/text/byte_word.h"
#include "common/text/folded_text.h"

namespace dateline {

/// One word of a text.
struct Token {
  enum class Kind {
    word,
    character,  ///< of text without spaces, with the marks on it
    bigram,     ///< of two such characters, after the first of them
    compound    ///< two words with a hyphen between them as one ("email"), before these
  };

  std::string_view term;  ///< folded (FoldedText); valid until the next call of Tokenizer::next
  std::array<ByteWord, 2> first_bytes{};  ///< of the term, zeros after its end
  std::size_t begin = 0;                  ///< byte range in the source text
  std::size_t end = 0;
  Kind kind = Kind::word;
  bool stemmable = true;     ///< false for n-grams and words that start with a digit or connector
  bool elided = false;       ///< an article or preposition without its vowel ("l'", "dell'")
  std::size_t position = 0;  ///< number of words and characters up to the first one in it
};

/// Whether a word takes a position. Bigrams and compounds take those of their two parts.
constexpr bool has_position(Token::Kind kind) {
  return kind == Token::Kind::word || kind == Token::Kind::character;
}

/// Bytes that words start with.
using FirstBytes = std::bitset<256>;

inline const FirstBytes any_byte = FirstBytes().set();

inline void add_first_byte(FirstBytes& bytes, std::string_view word) {
  if (!word.empty()) bytes.set(static_cast<unsigned char>(word.front()));
}

/// Splits text into words, by the rules of Xapian::TermGenerator 1.4 (with FLAG_CJK_NGRAM) in plain
/// English, so that stock Xapian programs look up the same terms: initials with dots ("U.S.A.") are
/// one word, apostrophes and ampersands join inside a word, digits join over '.' and ',', up to
/// three '+' or '#' stay at the end ("c++"), CJK text becomes characters and pairs of them. Words
/// longer than 64 bytes are dropped. Beyond that:
/// - Text is folded (FoldedText), and every apostrophe of Unicode is one.
/// - Thai, Lao, Khmer and Burmese text becomes n-grams, too; a character is one with its marks.
/// - Articles and prepositions that lose a vowel before another ("l'Union", "dell'ambiente") are
///   words of their own.
/// - Numbers have no separators of thousands ("1,250,000" is "1250000").
/// - Initials in lower case are one word if each has a dot ("u.s.").
/// - Two words with a hyphen between them are a compound as well.
/// - Words and initials beside CJK text, some of which Xapian loses, are words.
/// Used by the indexer, the query parser and the snippets alike. Invalid UTF-8 is read as Latin-1,
/// as Xapian does. With `wanted`, which must outlive the tokenizer, plain words and compounds whose
/// term starts with an ASCII character not in the set are skipped.
class Tokenizer {
 public:
  static constexpr std::size_t longest_word = 64;  ///< bytes; TermGenerator's default

  explicit Tokenizer(std::string_view text, const FirstBytes& wanted = any_byte)
      : folded_(text), text_(folded_.view()), wanted_(wanted) {}

  Tokenizer(const Tokenizer&) = delete;
  Tokenizer& operator=(const Tokenizer&) = delete;
  Tokenizer(Tokenizer&&) = delete;
  Tokenizer& operator=(Tokenizer&&) = delete;
  ~Tokenizer() = default;

  /// Reads the next word; false at the end of the text.
  bool next(Token& token);

 private:
  struct Character {
    unsigned code = 0;
    std::size_t end = 0;  ///< offset of the byte after it
  };

  Character character(std::size_t at) const;
  std::size_t character_end(std::size_t at) const;
  std::size_t hyphen_end(std::size_t at) const;
  std::size_t letters_end(std::size_t at) const;
  bool skip_to_word();
  bool is_wanted(std::string_view term) const;
  bool take_plain_word(Token& token);
  bool take_initials();
  void take_thousands();
  void take_word();
  void take_suffix();
  bool take_compound(Token& token, std::size_t begin);
  void take_ngram(Token& token);
  void place(Token& token, std::size_t begin, std::size_t end);

  FoldedText folded_;
  std::string_view text_;  ///< folded
  const FirstBytes& wanted_;
  std::size_t at_ = 0;
  std::size_t position_ = 0;  ///< of the last word that has one
  std::string term_;
  std::array<char, longest_word + sizeof(ByteWord)>
      plain_term_{};         ///< written eight bytes at a time
  bool bigram_due_ = false;  ///< the character at `at_` was returned, its bigram was not
  std::size_t compound_ = std::string::npos;  ///< where the last one begins, before its parts
  std::string compound_term_;
  bool elided_ = false;  ///< whether the word just taken is
};

}  // namespace dateline
