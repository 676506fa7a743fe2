#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "common/release/release.h"
#include "query/match/highlighter.h"
#include "query/match/matched_words.h"

namespace dateline {

/// Whether a release holds what an index found it by. Tables of an index carry no checksums, so
/// that a flipped bit in a posting finds another release; what is shown of it tells. Nearness and
/// excluded words are not looked at. Not thread-safe.
class MatchCheck {
 public:
  MatchCheck(const MatchedWords& matched, const RequiredItems& required);

  /// `marked` has found words in the release's texts: where these suffice, as they mostly do,
  /// nothing is read.
  bool operator()(const Release& release, const Highlighter& marked);

 private:
  /// One of RequiredItems.
  struct Clause {
    std::vector<std::size_t> items;
    MatchedWords matched;               ///< by these items
    std::optional<Highlighter> finder;  ///< of the same, made when first needed
  };

  static bool is_in(const Release& release, Clause& clause);

  std::vector<Clause> clauses_;
};

}  // namespace dateline
