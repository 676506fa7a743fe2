#include "query/match/near_chain.h"

#include <algorithm>

namespace dateline {
namespace {

bool follows(const Occurrence& before, const Occurrence& after, std::size_t distance) {
  return after.first > before.last && after.first - before.last <= distance;
}

enum class Side { before, after, either };

/// Keeps the occurrences that have a neighbour on the given side.
void keep_near(std::vector<Occurrence>& occurrences, const std::vector<Occurrence>& neighbours,
               std::size_t distance, Side side) {
  std::size_t longest = 0;
  for (const Occurrence& each : neighbours) longest = std::max(longest, each.last - each.first);
  std::erase_if(occurrences, [&](const Occurrence& here) {
    const std::size_t reach = distance + longest;
    const std::size_t from = here.first > reach ? here.first - reach : 0;
    auto neighbour =
        std::lower_bound(neighbours.begin(), neighbours.end(), from,
                         [](const Occurrence& each, std::size_t at) { return each.first < at; });
    for (; neighbour != neighbours.end() && neighbour->first <= here.last + distance; ++neighbour) {
      if (side != Side::after && follows(*neighbour, here, distance)) return false;
      if (side != Side::before && follows(here, *neighbour, distance)) return false;
    }
    return true;
  });
}

}  // namespace

void keep_chains(std::vector<std::vector<Occurrence>>& operands, unsigned distance, bool ordered) {
  // After the forward pass, each remaining occurrence ends a chain from the first operand; after
  // the backward pass, it also starts one to the last.
  for (std::size_t i = 1; i < operands.size(); ++i) {
    keep_near(operands[i], operands[i - 1], distance, ordered ? Side::before : Side::either);
  }
  for (std::size_t i = operands.size() - 1; i-- > 0;) {
    keep_near(operands[i], operands[i + 1], distance, ordered ? Side::after : Side::either);
  }
}

}  // namespace dateline
