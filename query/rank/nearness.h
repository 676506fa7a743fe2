#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "common/database/snapshot.h"
#include "common/text/tokenizer.h"
#include "query/match/stored_text.h"

namespace dateline {

/// Words that follow each other in a query; each is any of several terms that have positions.
using WordSequence = std::vector<std::vector<std::string>>;

/// How near to each other words stand in a document, between 0 and 1:
///
///     nearness(d) = mean over neighbours a, b of the query of  1 / distance(a, b, d)
///
/// where the distance is the least between any two of their positions in title or body, in either
/// order; it is 1 for words side by side, and over 8 the words are not near. 0 for fewer than two
/// words. Where the index does not hold the positions of all of them, the stored text is read.
/// Not thread-safe; what it is made of outlives it. May throw Xapian's exceptions.
class Nearness {
 public:
  Nearness(const Snapshot& snapshot, const WordSequence& words);

  double operator()(Xapian::docid document);

  /// What was read for it.
  ReadTexts take_texts() { return std::move(texts_); }

 private:
  double in_index(Xapian::docid document) const;
  double in_text(Xapian::docid document);

  const Snapshot& snapshot_;
  const WordSequence& words_;
  bool by_index_;
  FirstBytes first_bytes_;  ///< of all words
  ReadTexts texts_;
};

}  // namespace dateline
