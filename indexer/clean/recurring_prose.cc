#include "indexer/clean/recurring_prose.h"

#include <algorithm>
#include <cstddef>

namespace dateline {
namespace {

bool is_sentence(const PageLine& line) {
  return line.phrase == PhraseKind::none && line.ends_sentence && line.is_prose() &&
         !line.has_copyright;
}

bool recurs(const PageLine& line) {
  return line.share > 0 && line.is_furniture();
}

bool is_own_sentence(const PageLine& line) {
  return is_sentence(line) && !line.is_furniture();
}

}  // namespace

void release_recurring_prose(std::vector<PageLine>& lines) {
  const bool framed = std::ranges::any_of(
      lines, [](const PageLine& line) { return recurs(line) && !is_sentence(line); });
  // Whether the last line that is no recurring sentence is one of this page.
  bool behind_own = false;
  const auto is_own = [framed](const PageLine& line) { return !framed || is_own_sentence(line); };
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i;
    while (end < lines.size() && is_sentence(lines[end]) && recurs(lines[end])) ++end;
    const bool before_own = end < lines.size() && is_own(lines[end]);
    if (behind_own && before_own) {
      for (; i < end; ++i) lines[i].share = 0;
    }
    behind_own = before_own;
    i = end + 1;
  }
}

}  // namespace dateline
