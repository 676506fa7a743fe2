#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/text/word_pairs.h"

namespace dateline {

/// A pair of words in a phrase with the stop words between them, or a chain of pairs.
struct PhrasePair {
  std::size_t first = 0;  ///< the word of the phrase that it starts with
  std::size_t last = 0;   ///< and ends with
  /// A release with the phrase has one of these terms; there is at least one.
  std::vector<std::string> terms;
  bool exact = true;  ///< a release without the words in this order has none of them
};

/// The pairs and chains in a phrase that each index has terms for; `models` are those of the
/// indexes.
std::vector<PhrasePair> pairs_in(const std::vector<PairModel>& models,
                                 const std::vector<std::string>& words);

}  // namespace dateline
