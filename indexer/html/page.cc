#include "indexer/html/page.h"

#include <algorithm>

#include "indexer/html/ascii.h"

namespace dateline::html {
namespace {

/// A menu costs no more than this, so that a long one does not outweigh the article beside it.
constexpr double highest_link_cost = 40;

/// Shares of running text from which on the name of an element is not believed.
constexpr double noise_share = 0.5;
constexpr double comment_share = 0.9;
constexpr double hidden_share = 0.6;  ///< a script shows what is hidden

bool holds_text(Tag tag) {
  return tag == Tag::p || tag == Tag::li || tag == Tag::blockquote || tag == Tag::dd ||
         tag == Tag::pre;
}

std::vector<bool> find_noise(const Page& page) {
  const Measures measures(page.tree, page.blocks);
  const Measure whole = measures.below(page.tree, 0);
  std::vector<bool> noise(page.tree.size());
  for (NodeId id = 1; id < page.tree.size(); ++id) {
    const NodeId end = page.tree[id].end;
    if (!is_noise(page.roles[id], measures.below(page.tree, id), whole)) continue;
    std::fill(noise.begin() + id, noise.begin() + end, true);
    id = end - 1;
  }
  return noise;
}

}  // namespace

bool is_running_text(const Block& block) {
  if (block.link_letters * 2 > block.letters || is_heading(block.tag)) return false;
  return block.words >= 25 || (block.words >= 8 && block.ends_sentence);
}

double worth_of(const Block& block) {
  const double own = block.letters - block.link_letters;
  if (block.link_letters * 2 > block.letters) {
    return -std::min(highest_link_cost, 0.5 * block.link_letters);
  }
  if (is_running_text(block)) return own;
  if (holds_text(block.tag)) return 0.3 * own;
  return 0;
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

Result<Page> Page::read(std::string_view utf8_html) {
  Result<Tree> tree = Tree::parse(utf8_html);
  if (!tree) return pass(std::move(tree));
  Page page{.tree = *std::move(tree), .roles = {}, .metadata = {}, .blocks = {}, .noise = {}};
  page.roles = find_roles(page.tree);
  page.metadata = read_metadata(page.tree);
  page.blocks = Blocks::collect(page.tree, 0);
  page.noise = find_noise(page);
  return page;
}

bool is_noise(Role role, const Measure& own, const Measure& whole) {
  const double share = whole.worth <= 0 ? 0 : own.worth / whole.worth;
  switch (role) {
    case Role::noise:
      return share < noise_share;
    case Role::comments:
      return share < comment_share;
    case Role::hidden:
      return share < hidden_share;
    default:
      return false;
  }
}

std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    // General punctuation: U+2000 to U+206F.
    if (c == '\xE2' && (text.substr(i + 1, 1) == "\x80" || text.substr(i + 1, 1) == "\x81")) {
      i += 2;
    } else if (is_letter(c) || is_digit(c) || (c & '\x80') != 0) {
      out.push_back(to_lower(c));
    }
  }
  return out;
}

}  // namespace dateline::html
