#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/schema/fields.h"

namespace dateline {

/// The words and phrases that a query matches, so that snippets can mark exactly those. Those that
/// come from one word of the query (its stems in several languages) share an item number.
struct MatchedWords {
  /// A stem in one language, a word as written, or a prefix of words.
  struct Word {
    enum class Kind { stem, exact, prefix };
    Kind kind = Kind::exact;
    FieldId field = FieldId::body;
    std::string text;
    std::size_t item = 0;
  };
  /// Words marked only where they are adjacent.
  struct Phrase {
    FieldId field = FieldId::body;
    std::vector<std::string> words;
    std::size_t item = 0;
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

}  // namespace dateline
