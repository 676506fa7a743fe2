#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "query/match/matched_words.h"

namespace dateline {

/// An index query and the parts of its weight.
struct WeighedQuery {
  Xapian::Query query;
  std::string text;                ///< of a word, phrase or NEAR clause: as parsed
  std::vector<std::size_t> items;  ///< the items of MatchedWords it searches for
  /// If it matches, the weights of the matching parts, each times `scale`, add up to its own.
  std::vector<WeighedQuery> parts;
  double scale = 1;
};

}  // namespace dateline
