#include "indexer/html/date_claim.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/text/ascii.h"
#include "indexer/html/phrases.h"

namespace dateline::html {
namespace {

constexpr std::uint32_t longest_line = 20;  ///< words
constexpr std::size_t reach = 15;           ///< maximum blocks between title and date line
constexpr NodeId largest_time = 8;          ///< nodes in a <time> element
constexpr std::size_t below_cost =
    1;  ///< a line below the title counts as closer than one above it
constexpr std::size_t change_cost = 100;  ///< labels of modification dates

bool is_change(std::string_view line) {
  const std::string text = lowered(line);
  static constexpr auto words = std::to_array<std::string_view>(
      {"updated", "modified", "last changed", "aktualisiert", "mis \u00E0 jour", "actualizado"});
  return std::any_of(words.begin(), words.end(),
                     [&text](std::string_view word) { return text.find(word) != text.npos; });
}

class DateFinder {
 public:
  DateFinder(const Page& page, const Selection& selection, const Headline& headline)
      : page_(page), blocks_(page.blocks.all()) {
    title_ = headline.block == Headline::unseen ? page.blocks.first_from(selection.begin)
                                                : headline.block;
    end_ = page.blocks.first_from(page.tree[selection.root].end);
  }

  DateClaim find() {
    for (NodeId id = 0; id < page_.tree.size(); ++id) {
      if (page_.tree[id].tag == Tag::time) offer_time(id);
    }
    if (best_.source == DateSource::none) {
      for (std::size_t i = 0; i < blocks_.size(); ++i) offer_line(i);
    }
    return std::move(best_);
  }

 private:
  void offer_time(NodeId id) {
    if (page_.noise[id] || page_.tree[id].end - id > largest_time) return;
    const std::string shown = page_.tree.text(id);
    const std::string_view field = page_.tree.attribute(id, AttributeName::datetime);
    const std::string text = has_date(field) ? std::string(trimmed<is_html_space>(field)) : shown;
    if (!has_date(text)) return;
    const std::size_t block = page_.blocks.first_from(id);
    std::size_t distance = distance_of(block);
    if (block < blocks_.size() && is_change(page_.blocks.text(blocks_[block])))
      distance += change_cost;
    offer(text, DateSource::markup, distance);
  }

  void offer_line(std::size_t i) {
    const Block& block = blocks_[i];
    const std::size_t distance = distance_of(i);
    const bool near = distance <= reach || (i >= title_ && i < end_ + 3 && i + 3 > end_);
    if (block.words > longest_line || !near || page_.noise[block.first]) return;
    const std::string_view text = page_.blocks.text(block);
    if (block.link_letters * 2 > block.letters || !has_date(text)) return;
    offer(std::string(text), DateSource::header, distance + (is_change(text) ? change_cost : 0));
  }

  std::size_t distance_of(std::size_t block) const {
    return block >= title_ ? block - title_ : title_ - block + below_cost;
  }

  void offer(std::string text, DateSource source, std::size_t distance) {
    if (best_.source != DateSource::none && distance >= distance_) return;
    best_ = {std::move(text), source};
    distance_ = distance;
  }

  const Page& page_;
  const std::vector<Block>& blocks_;
  std::size_t title_ = 0;
  std::size_t end_ = 0;
  DateClaim best_;
  std::size_t distance_ = 0;
};

}  // namespace

DateClaim find_date_claim(const Page& page, const Selection& selection, const Headline& headline) {
  if (!page.metadata.published.empty()) return {page.metadata.published, DateSource::markup};
  return DateFinder(page, selection, headline).find();
}

}  // namespace dateline::html
