#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "common/database/snapshot.h"
#include "common/text/tokenizer.h"
#include "query/match/text_check.h"

namespace dateline {

/// Consecutive words of a query; each is any of several terms that have positions.
using WordSequence = std::vector<std::vector<std::string>>;

/// How near words are to each other in a document, between 0 and 1:
///
///     nearness(d) = mean over neighbours a, b of the query of  1 / distance(a, b, d)
///
/// where the distance is the smallest between any two of their positions in title or body, in
/// either order. It is 1 for adjacent words; beyond 8, words are not near. The nearness is 0 for
/// fewer than two words. If the index lacks positions of any of the words, the stored text is read.
/// Not thread-safe. The constructor arguments must outlive it. May throw Xapian's exceptions.
class Nearness {
 public:
  Nearness(const Snapshot& snapshot, const WordSequence& words);

  double operator()(Xapian::docid document);

  /// The texts read so far.
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
