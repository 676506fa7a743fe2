#pragma once

#include <string>
#include <vector>

#include "common/schema/fields.h"

namespace dateline {

/// What a query looks for in texts, so that snippets can mark just that.
struct MatchedWords {
  /// A stem in one language, a word as it is written or the begin of words.
  struct Word {
    enum class Kind { stem, exact, prefix };
    Kind kind = Kind::exact;
    FieldId field = FieldId::body;
    std::string text;
  };
  /// Words marked only where they stand next to each other.
  struct Phrase {
    FieldId field = FieldId::body;
    std::vector<std::string> words;
  };

  std::vector<Word> words;
  std::vector<Phrase> phrases;
};

}  // namespace dateline
