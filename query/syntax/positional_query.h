#pragma once

#include <xapian.h>

#include <vector>

#include "common/database/snapshot.h"
#include "query/match/matched_words.h"
#include "query/match/text_check.h"

namespace dateline {

/// How queries ask for words in certain places of a text: the one place that knows what the index
/// can say about that itself. The snapshot outlives what is made.
class PositionalQuery {
 public:
  explicit PositionalQuery(const Snapshot& snapshot) : snapshot_(snapshot) {}

  /// Words next to each other. Where an index does not hold the positions of all of them, the texts
  /// are read. `sought` has at least one word.
  Xapian::Query phrase(const MatchedWords::Phrase& sought) const;

  /// Operands near each other, at least two; `candidates` finds each of them alone. The index has
  /// no positions of stems, so the texts are read.
  Xapian::Query near(const MatchedWords::Near& sought,
                     const std::vector<Xapian::Query>& candidates) const;

 private:
  /// The candidates whose stored releases pass the test.
  Xapian::Query checked(std::vector<Xapian::Query> candidates, TextCheck::Test test) const;

  const Snapshot& snapshot_;
};

}  // namespace dateline
