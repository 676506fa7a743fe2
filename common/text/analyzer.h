#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/stemmer.h"
#include "common/text/tokenizer.h"
#include "common/text/vocabulary.h"
#include "common/text/word_pairs.h"

namespace dateline {

/// One occurrence of a term in a document.
struct Posting {
  Vocabulary::TermId term = 0;
  std::uint32_t wdf = 0;  ///< what it adds to the within-document frequency

  bool operator==(const Posting&) const = default;
};

/// The prefix of stemmed terms, before the field's own ("Zelect", "ZSelect").
inline constexpr std::string_view stem_prefix = "Z";

/// The term for a stem in a field.
std::string stem_term(std::string_view prefix, std::string_view stem);

/// The prefix of compounds, before the field's own: "ZXJemail" is the stem of "e-mails", and of no
/// word that is written as one.
inline constexpr std::string_view compound_prefix = "XJ";

/// The term for the stem of a compound in a field.
std::string compound_term(std::string_view prefix, std::string_view stem);

/// Xapian's limit (its glass backend), in bytes.
inline constexpr std::size_t longest_term = 245;

/// The term for a word of a field: prefix and word, separated by ':' if the word starts with an
/// upper-case letter (Omega's convention). Longer ones than longest_term are truncated and end
/// with a digest of the whole.
std::string make_term(std::string_view prefix, std::string_view word);

/// Turns text into terms: the only place where this happens for the index. A text term is what
/// Xapian::TermGenerator makes with STEM_SOME, the same words and the same stemmer, without
/// positions: each word unstemmed, and its stem behind "Z", once for each word of a text. N-grams
/// have no stems, which would be their words again, and of compounds there are only stems. Words
/// without prefix also make pairs (common/text/word_pairs.h). What is known of a word is cached by
/// its term id until the vocabulary is cleared. Not thread-safe: each worker owns one.
class Analyzer {
 public:
  /// Makes the pairs that the model wants, which must outlive the analyzer; none if null.
  explicit Analyzer(Vocabulary& vocabulary, const PairModel* pairs = nullptr)
      : vocabulary_(vocabulary), pair_model_(pairs) {}

  /// Starts a text whose words make no pair with those before.
  void begin_text() { pairs_.begin(); }

  /// Appends the postings of `text`, or of its next part, as words of the field with that term
  /// prefix, each worth `wdf`; those of stems come last. If `stemmed` is given, words with a stem
  /// go there instead, and only the stem gets a posting.
  void add_text(std::string_view text, std::string_view prefix, std::uint32_t wdf,
                LanguageId language, std::vector<Posting>& postings,
                std::vector<Vocabulary::TermId>* stemmed = nullptr);

  /// Clears the vocabulary and everything cached by its ids.
  void forget();

 private:
  /// The stem of a word, and its posting in stem_postings_ of the text that had it last.
  struct Stem {
    Vocabulary::TermId term = Vocabulary::none;
    std::uint32_t text = 0;
    std::size_t posting = 0;
  };

  /// A word of the text being analysed, as a term.
  struct Word {
    Vocabulary::Key key;
    std::string term;  ///< if the key is not short
    Vocabulary::TermId id = Vocabulary::none;
    Token::Kind kind = Token::Kind::word;
    bool stemmable = true;
  };

  /// Reads the next words of a text into words_; returns their number, 0 at its end.
  std::size_t read_words(Tokenizer& tokenizer, std::string_view prefix);

  /// Prefetches the data that stem_of() uses.
  void fetch_stem(Vocabulary::TermId term, LanguageId language) const;

  /// Valid until the next call.
  Stem& stem_of(Vocabulary::TermId term, std::string_view prefix, LanguageId language);

  /// What a word is in pairs: its digest, and its role in the lowest two bits.
  std::uint64_t pair_word(Vocabulary::TermId term);

  /// Adds the pairs that end with some words.
  void add_pairs(std::span<const Word> words, std::vector<Posting>& postings);

  /// The term of its own that a pair or chain has, none if it has none, and the one it shares.
  Vocabulary::TermId own_pair(std::uint64_t pair);
  Vocabulary::TermId shared_pair(std::uint64_t pair);

  Vocabulary& vocabulary_;
  const PairModel* pair_model_;
  PairFinder pairs_;
  std::vector<std::uint64_t> pair_words_;              ///< by id of the word; 0 if unknown yet
  std::vector<Vocabulary::TermId> own_pair_terms_;     ///< by place in the model
  std::vector<Vocabulary::TermId> shared_pair_terms_;  ///< by number
  std::array<std::optional<Stemmer>, language_table.size() + 1> stemmers_;
  std::array<std::vector<Stem>, language_table.size() + 1> stems_;  ///< by id of the word
  std::uint32_t text_ = 0;      ///< number of the text being analysed
  std::array<Word, 32> words_;  ///< enough for prefetches to complete
  /// Of the text being analysed.
  std::vector<Posting> stem_postings_;
  std::string compound_prefix_;  ///< of the field
};

}  // namespace dateline
