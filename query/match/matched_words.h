#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/schema/fields.h"

namespace dateline {

/// What a query looks for in texts, so that snippets can mark just that. Words and phrases that
/// stand for one word of the query (its stems in several languages) have the same item number.
struct MatchedWords {
  /// A stem in one language, a word as it is written or the begin of words.
  struct Word {
    enum class Kind { stem, exact, prefix };
    Kind kind = Kind::exact;
    FieldId field = FieldId::body;
    std::string text;
    std::size_t item = 0;
  };
  /// Words marked only where they stand next to each other.
  struct Phrase {
    FieldId field = FieldId::body;
    std::vector<std::string> words;
    std::size_t item = 0;
  };
  /// A chain of operands, each of which is any of its words and phrases. Marked where each stands
  /// at most `distance` words from the one before, in either order unless `ordered`: neighbours
  /// are one word apart, and none overlaps the next.
  struct Near {
    std::vector<MatchedWords> operands;
    unsigned distance = 0;
    bool ordered = false;
  };

  std::vector<Word> words;
  std::vector<Phrase> phrases;
  std::size_t items = 0;  ///< item numbers are below it
  std::vector<Near> nears = {};
};

/// What is left of a query where it looks for these items only; of a chain all or nothing.
MatchedWords only_items(const MatchedWords& all, const std::vector<std::size_t>& items);

}  // namespace dateline
