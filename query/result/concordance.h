#pragma once

#include <string>
#include <vector>

#include "common/release/release.h"
#include "query/match/highlighter.h"

namespace dateline {

/// A match with its surroundings in the paragraph: keyword in context.
struct ConcordanceLine {
  std::string left;
  std::string match;
  std::string right;
};

/// Every match in the body, in order, with up to `context` bytes on each side, cut at word
/// boundaries; the matches in the title if the body has none.
std::vector<ConcordanceLine> concordance(const Release& release, Highlighter& highlighter,
                                         std::size_t context);

}  // namespace dateline
