#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/schema/fields.h"
#include "common/text/stemmer.h"
#include "common/text/tokenizer.h"

namespace dateline {

/// The words and phrases that a query matches, so that snippets can mark exactly those. Those that
/// come from one word of the query (its stems in several languages) share an item number.
struct MatchedWords {
  /// A stem in one language, or a word as written.
  struct Word {
    enum class Kind { stem, exact };
    Kind kind = Kind::exact;
    FieldId field = FieldId::body;
    std::string text;
    std::size_t item = 0;
    std::optional<LanguageId> language =
        {};  ///< of the releases that the stem is sought in, if not all
  };
  /// Words marked only where they are adjacent.
  struct Phrase {
    FieldId field = FieldId::body;
    std::vector<std::string> words;
    std::size_t item = 0;
    bool joins_compounds = false;  ///< whether "e-mail" in a text is the word "email"
  };
  /// A chain of operands, each of which is any of its words and phrases. Marked where each operand
  /// is at most `distance` words from the previous one, in either order unless `ordered`. Adjacent
  /// words have distance 1; operands must not overlap.
  struct Near {
    std::vector<MatchedWords> operands;
    unsigned distance = 0;
    bool ordered = false;
  };

  std::vector<Word> words;
  std::vector<Phrase> phrases;
  std::size_t items = 0;  ///< one more than the largest item number
  std::vector<Near> nears = {};
};

/// Restricts a query to the given items; a chain is kept only as a whole.
MatchedWords only_items(const MatchedWords& all, const std::vector<std::size_t>& items);

/// One word of a searched text.
struct TextWord {
  std::string term;
  std::size_t begin = 0;  ///< bytes in the text
  std::size_t end = 0;
  Token::Kind kind = Token::Kind::word;
  std::size_t first = 0;  ///< positions in the text; a bigram or
  std::size_t last = 0;   ///< compound takes two
};

/// A part of a text that is a word or phrase of a query.
struct Occurrence {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t item = 0;

  /// In text order, longer ones first.
  friend bool operator<(const Occurrence& a, const Occurrence& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  }
};

/// Finds the words and phrases of a query in texts, but does not check NEAR. Caches what it knows
/// of a word across texts. Not thread-safe. `matched` must outlive it.
class WordFinder {
 public:
  explicit WordFinder(const MatchedWords& matched);

  /// Every occurrence in the `words` of a field, in order; words that cannot match may be missing.
  std::vector<Occurrence> find(const std::vector<TextWord>& words, FieldId field,
                               LanguageId language);

  /// First bytes of the terms that find() needs: cheaper than looking up and stemming all words.
  FirstBytes first_bytes(LanguageId language) const;

 private:
  static constexpr std::size_t none = SIZE_MAX;

  std::size_t item_of(const std::string& term, FieldId field, LanguageId language);
  std::size_t look_up(const std::string& term, FieldId field, LanguageId language);
  Stemmer& stemmer(LanguageId language);

  const MatchedWords* matched_;
  FirstBytes first_bytes_;  ///< of the words sought, and all non-ASCII bytes
  std::vector<Stemmer> stemmers_;
  std::unordered_map<std::string, std::size_t> known_;  ///< item of a word, by field and language
  std::string key_;
};

}  // namespace dateline
