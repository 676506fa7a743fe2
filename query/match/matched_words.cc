#include "query/match/matched_words.h"

#include <algorithm>
#include <iterator>

namespace dateline {

MatchedWords only_items(const MatchedWords& all, const std::vector<std::size_t>& items) {
  const auto is_sought = [&](const auto& part) {
    return std::ranges::find(items, part.item) != items.end();
  };
  const auto is_near_sought = [&](const MatchedWords::Near& near) {
    const MatchedWords& operand = near.operands.front();
    return std::ranges::any_of(operand.words, is_sought) ||
           std::ranges::any_of(operand.phrases, is_sought);
  };
  MatchedWords matched;
  matched.items = all.items;
  std::ranges::copy_if(all.words, std::back_inserter(matched.words), is_sought);
  std::ranges::copy_if(all.phrases, std::back_inserter(matched.phrases), is_sought);
  std::ranges::copy_if(all.nears, std::back_inserter(matched.nears), is_near_sought);
  return matched;
}

}  // namespace dateline
