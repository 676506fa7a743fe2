#include "indexer/html/measures.h"

#include <algorithm>

#include "indexer/html/phrases.h"

namespace dateline::html {
namespace {

constexpr std::uint32_t headline_words = 4;
constexpr std::uint32_t least_announcement = 4;  ///< words
constexpr double link_cost = 0.25;               ///< of a letter in a block that is mostly links
/// Maximum cost of a menu, so that a long one does not outweigh the article next to it.
constexpr double highest_link_cost = 20;

bool holds_text(Tag tag) {
  return tag == Tag::p || tag == Tag::li || tag == Tag::blockquote || tag == Tag::dd ||
         tag == Tag::pre;
}

}  // namespace

bool is_running_text(const Block& block) {
  if (is_heading(block.tag)) return false;
  if (block.link_letters * 2 > block.letters) {
    // A paragraph in an encyclopedia may be mostly links.
    return block.tag == Tag::p && block.words >= 15 && block.ends_sentence &&
           block.link_letters * 20 < block.letters * 17;
  }
  return block.words >= 25 || (block.words >= 8 && block.ends_sentence);
}

bool is_linked_headline(const Block& block) {
  if (is_heading(block.tag)) return block.link_letters * 2 > block.letters;
  return block.link_letters * 10 > block.letters * 8 && block.words >= headline_words;
}

bool announces_list(const Block& block, std::string_view text) {
  return text.ends_with(':') && block.words >= least_announcement && !is_heading(block.tag) &&
         !is_notice(text, true) && !opens_appendix(text);
}

double worth_of(const Block& block) {
  const double own = block.letters - block.link_letters;
  if (is_running_text(block)) return own;
  if (block.link_letters * 2 > block.letters) {
    return -std::min(highest_link_cost, link_cost * block.link_letters);
  }
  return holds_text(block.tag) ? 0.3 * own : 0;
}

Measures::Measures(const Tree& tree, const Blocks& blocks, const std::vector<bool>& counted) {
  block_at_.resize(tree.size() + 1);
  std::uint32_t index = 0;
  for (NodeId id = 0; id <= tree.size(); ++id) {
    while (index < blocks.all().size() && blocks.all()[index].first < id) ++index;
    block_at_[id] = index;
  }
  sums_.reserve(blocks.all().size() + 1);
  sums_.emplace_back();
  for (std::size_t i = 0; i < blocks.all().size(); ++i) {
    Measure sum = sums_.back();
    if (counted.empty() || counted[i]) {
      const Block& block = blocks.all()[i];
      sum.worth += worth_of(block);
      sum.letters += block.letters;
      sum.link_letters += block.link_letters;
      sum.sentences += is_running_text(block) ? 1 : 0;
    }
    sums_.push_back(sum);
  }
}

Measure Measures::between(NodeId begin, NodeId end) const {
  if (end < begin) return {};
  const Measure& before = sums_[block_at_[begin]];
  const Measure& after = sums_[block_at_[end]];
  return {.worth = after.worth - before.worth,
          .letters = after.letters - before.letters,
          .link_letters = after.link_letters - before.link_letters,
          .sentences = after.sentences - before.sentences};
}

}  // namespace dateline::html
