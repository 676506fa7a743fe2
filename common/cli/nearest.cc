#include "common/cli/nearest.h"

#include <algorithm>
#include <cstddef>

#include "common/text/edit_distance.h"

namespace dateline {

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  std::string_view best;
  std::size_t fewest = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string_view candidate : candidates) {
    const std::size_t edits = edit_distance(characters_of(word), characters_of(candidate));
    if (edits < fewest) {
      fewest = edits;
      best = candidate;
    }
  }
  return best;
}

}  // namespace dateline
