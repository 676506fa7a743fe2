#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "query/match/matched_words.h"

namespace dateline {

/// A query of the index, with what its weight is made of.
struct WeighedQuery {
  Xapian::Query query;
  std::string text;                ///< of a word, phrase or nearness: as it was understood
  std::vector<std::size_t> items;  ///< of MatchedWords, that it looks for
  /// Where it matches, the weights of those that match, too, add up to its own, each times `scale`.
  std::vector<WeighedQuery> parts;
  double scale = 1;
};

}  // namespace dateline
