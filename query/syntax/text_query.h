#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/database/snapshot.h"
#include "query/match/matched_words.h"
#include "query/match/text_check.h"

namespace dateline {

/// How queries ask for words as they are written, and for words in certain places of a text: the
/// one place that knows what the index can say about that itself. Where it cannot, the releases
/// that may match are asked for, by stems, and their stored texts are read. The snapshot outlives
/// what is made.
class TextQuery {
 public:
  explicit TextQuery(const Snapshot& snapshot) : snapshot_(snapshot) {}

  /// Whether any release may have a word.
  bool knows(const std::string& word, FieldId field) const;

  /// Any of some words, of which there is at least one.
  Xapian::Query any_word(const std::vector<std::string>& words, FieldId field) const;

  /// Words next to each other. `sought` has at least one word.
  Xapian::Query phrase(const MatchedWords::Phrase& sought) const;

  /// Operands near each other, at least two; `candidates` finds each of them alone. The index has
  /// no positions of stems, so the texts are read.
  Xapian::Query near(const MatchedWords::Near& sought,
                     const std::vector<Xapian::Query>& candidates) const;

 private:
  /// Terms of which each release with one of some words has one.
  struct Candidates {
    std::vector<std::string> terms;
    bool exact = true;  ///< no other release has any
  };

  Candidates candidates(const std::vector<std::string>& words, FieldId field) const;

  /// The candidates whose stored releases pass the test.
  Xapian::Query checked(std::vector<Xapian::Query> candidates, TextCheck::Test test) const;

  const Snapshot& snapshot_;
};

}  // namespace dateline
