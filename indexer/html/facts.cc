#include "indexer/html/facts.h"

#include <algorithm>
#include <string_view>

#include "common/text/ascii.h"
#include "indexer/html/phrases.h"

namespace dateline::html {
namespace {

constexpr std::uint32_t longest_fact = 8;  ///< words

/// The list or table around a block, or 0.
NodeId list_around(const Tree& tree, const Block& block) {
  for (NodeId id = block.container; id != 0; id = tree[id].parent) {
    switch (tree[id].tag) {
      case Tag::ul:
      case Tag::ol:
      case Tag::dl:
      case Tag::table:
        return id;
      default:
        break;
    }
  }
  return 0;
}

bool labels_article(std::string_view line) {
  const auto* const digit = std::ranges::find_if(line, is_digit);
  const auto label = line.substr(0, static_cast<std::size_t>(digit - line.begin()));
  return labels_title(line) || date_label(label) == DateLabel::published;
}

}  // namespace

bool is_fact(const Tree& tree, const BodyBlocks& blocks, std::size_t i, std::size_t lead) {
  if (blocks.block(i).words > longest_fact) return false;
  const NodeId list = list_around(tree, blocks.block(i));
  if (list == 0) return false;
  for (std::size_t other = 0; other < std::min(lead, blocks.size()); ++other) {
    const Block& block = blocks.block(other);
    const bool beside = block.first > list && block.first < tree[list].end;
    if (beside && block.words <= longest_fact && labels_article(blocks.text(other))) return true;
  }
  return false;
}

}  // namespace dateline::html
