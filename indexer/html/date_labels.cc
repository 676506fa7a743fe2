#include "indexer/html/date_labels.h"

#include <string>

#include "indexer/prose/date_finder.h"

namespace dateline::html {
namespace {

bool is_date_alone(const Page& page, const Block& block) {
  if (block.words > longest_line) return false;
  const auto match = find_date(page.blocks.text(block), 0, {});
  return match && match->begin == 0;
}

/// What a block says that is nothing but the label of a date.
DateLabel label_of(const Page& page, const Block& block) {
  const std::string_view text = page.blocks.text(block);
  const bool brief = block.words <= most_words_of_label;
  if (!brief || is_heading(block.tag) || has_date(text)) return DateLabel::none;
  const DateLabel label = date_label(text);
  return label == DateLabel::none ? date_label(std::string(text) + ':') : label;
}

}  // namespace

std::string_view title_beside(const Tree& tree, NodeId date) {
  std::string_view title;
  for (NodeId id = tree[date].parent + 1; id < date; id = tree[id].end) {
    const auto own = tree.attribute(id, AttributeName::title);
    if (!own.empty()) title = own;
  }
  return title;
}

DateLabel label_above(const Page& page, std::size_t block, std::size_t title) {
  const auto& blocks = page.blocks.all();
  if (block >= blocks.size()) return DateLabel::none;
  std::size_t first = block;
  while (first > title + 1 && is_date_alone(page, blocks[first - 1])) --first;
  std::size_t label = first;
  while (label > title + 1 && label_of(page, blocks[label - 1]) != DateLabel::none) --label;
  label += block - first;
  return label < first ? label_of(page, blocks[label]) : DateLabel::none;
}

}  // namespace dateline::html
