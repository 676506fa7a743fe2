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

/// Consecutive words of a query; each is any of several words.
using WordSequence = std::vector<std::vector<std::string>>;

/// How near words are to each other in a document, between 0 and 1:
///
///     nearness(d) = mean over neighbours a, b of the query of  1 / distance(a, b, d)
///
/// where the distance is the smallest between any two of their positions in title or body, in
/// either order. It is 1 for adjacent words; beyond 8, words are not near. The nearness is 0 for
/// fewer than two words. Where the index has no pairs that say that all neighbours touch, the
/// stored text is read. Not thread-safe. The constructor arguments must outlive it. May throw
/// Xapian's exceptions.
class Nearness {
 public:
  /// Of some documents, in any order; others may be asked for too, but their texts are read.
  Nearness(const Snapshot& snapshot, const WordSequence& words,
           std::vector<Xapian::docid> documents = {});

  double operator()(Xapian::docid document);

  /// The texts read so far.
  ReadTexts take_texts() { return std::move(texts_); }

 private:
  /// Those of the documents, in ascending order, in which two neighbours touch by a pair.
  std::vector<Xapian::docid> touching(std::size_t word,
                                      const std::vector<Xapian::docid>& documents) const;

  const Snapshot& snapshot_;
  const WordSequence& words_;
  std::vector<Xapian::docid> all_touch_;  ///< documents, ascending
  FirstBytes first_bytes_;                ///< of all words
  ReadTexts texts_;
};

}  // namespace dateline
