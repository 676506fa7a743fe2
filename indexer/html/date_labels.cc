#include "indexer/html/date_labels.h"

#include <algorithm>
#include <string>

#include "common/text/ascii.h"
#include "common/text/byte_word.h"
#include "indexer/prose/stop_words.h"

namespace dateline::html {
namespace {

constexpr std::size_t most_labelled_dates = 8;  // that stand together below their labels

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

std::string_view TitlesBeside::before(NodeId date) {
  const NodeId parent = tree_[date].parent;
  Read& read = parents_.try_emplace(parent, Read{parent + 1, {}}).first->second;
  for (; read.next < date; read.next = tree_[read.next].end) {
    const auto own = tree_.attribute(read.next, AttributeName::title);
    if (!own.empty()) read.title = own;
  }
  return read.title;
}

bool is_posted_behind(std::string_view text, const DateMatch& match) {
  constexpr std::size_t reach = 40;  // bytes between a date and the verb
  return date_label(text.substr(match.end, reach)) == DateLabel::published &&
         !tells_of_future(text.substr(0, match.begin));
}

bool may_open_date(std::string_view before) {
  const std::string_view words = trimmed<is_html_space>(before);
  if (words.empty() || !is_word_byte(words.back())) return true;
  const std::string_view last = words.substr(words.find_last_of(" \n") + 1);  // 0 without one
  return !is_lower(last.front()) && count_all_words(last).stop_words == 0;
}

DateLabel label_above(const Page& page, std::size_t block, std::size_t title) {
  const auto& blocks = page.blocks.all();
  if (block >= blocks.size()) return DateLabel::none;
  std::size_t first = block;
  const std::size_t least = std::max(title + 1, block - std::min(block, most_labelled_dates));
  while (first > least && is_date_alone(page, blocks[first - 1])) --first;
  std::size_t label = first;
  while (label > title + 1 && label_of(page, blocks[label - 1]) != DateLabel::none) --label;
  label += block - first;
  return label < first ? label_of(page, blocks[label]) : DateLabel::none;
}

}  // namespace dateline::html
