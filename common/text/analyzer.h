#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/stemmer.h"
#include "common/text/tokenizer.h"
#include "common/text/vocabulary.h"

namespace dateline {

/// One occurrence of a term in a document.
struct Posting {
  Vocabulary::TermId term = 0;
  std::uint32_t position = 0;  ///< from 1; 0 where the occurrence has none (stems, keywords)
  std::uint32_t wdf = 0;       ///< what it adds to the within-document frequency

  bool operator==(const Posting&) const = default;
};

/// The prefix of stemmed terms, before the field's own ("Zelect", "ZSelect").
inline constexpr std::string_view stem_prefix = "Z";

/// The term that stands for a word of a field: prefix and word, with ':' between where an upper
/// case letter would blur the border (Omega's convention), never over Xapian's limit of 245 bytes:
/// a longer one is cut and closed with a digest of the whole.
std::string make_term(std::string_view prefix, std::string_view word);

/// Text to terms: the one place where this happens for the index. A text term is what
/// Xapian::TermGenerator makes with STEM_SOME and the same stemmer: each word unstemmed with its
/// position, and its stem behind "Z" without, once for each word of a text. Stems are cached by
/// term id, for as long as the vocabulary is not cleared. Not thread-safe: each worker owns one.
class Analyzer {
 public:
  explicit Analyzer(Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  /// Appends the postings of `text`, as words of the field with that term prefix, each worth
  /// `wdf`, at positions after `last_position`; those of stems come last. Returns the last position
  /// given out. Where there are `stemmed`, words that have a stem go there instead, and only the
  /// stem has a posting.
  std::uint32_t add_text(std::string_view text, std::string_view prefix, std::uint32_t wdf,
                         LanguageId language, std::uint32_t last_position,
                         std::vector<Posting>& postings,
                         std::vector<Vocabulary::TermId>* stemmed = nullptr);

  /// Clears the vocabulary together with what is cached by its ids.
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
    std::string term;  ///< where the key is not short
    Vocabulary::TermId id = Vocabulary::none;
    bool has_position = true;
    bool stemmable = true;
  };

  /// Reads the next words of a text into words_; returns their number, 0 at its end.
  std::size_t read_words(Tokenizer& tokenizer, std::string_view prefix);

  /// Begins to bring what stem_of() looks at into the processor's cache.
  void fetch_stem(Vocabulary::TermId term, LanguageId language) const;

  /// Valid until the next call.
  Stem& stem_of(Vocabulary::TermId term, std::string_view prefix, LanguageId language);

  Vocabulary& vocabulary_;
  std::array<std::optional<Stemmer>, language_table.size() + 1> stemmers_;
  std::array<std::vector<Stem>, language_table.size() + 1> stems_;  ///< by id of the word
  std::uint32_t text_ = 0;      ///< number of the text being analysed
  std::array<Word, 32> words_;  ///< so many that the first is in the cache when the last is read
  /// Of the text being analysed. Apart, because in a mixture who goes through postings cannot
  /// foretell which have positions.
  std::vector<Posting> stem_postings_;
  std::string buffer_;
};

}  // namespace dateline
