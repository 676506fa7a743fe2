#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/html/blocks.h"
#include "indexer/html/page.h"
#include "indexer/html/rule.h"
#include "indexer/html/selection.h"

namespace dateline::html {

/// The blocks of the element with the article, each with the rule that drops it.
class BodyBlocks {
 public:
  BodyBlocks() = default;
  explicit BodyBlocks(Blocks blocks)
      : blocks_(std::move(blocks)), rules_(blocks_.all().size(), Rule::none) {}

  const Blocks& blocks() const { return blocks_; }
  const std::vector<Rule>& rules() const { return rules_; }

  std::size_t size() const { return rules_.size(); }
  const Block& block(std::size_t i) const { return blocks_.all()[i]; }
  std::string_view text(std::size_t i) const { return blocks_.text(block(i)); }
  bool is_kept(std::size_t i) const { return rules_[i] == Rule::none; }

  /// The first rule of a block counts.
  void drop(std::size_t i, Rule rule) {
    if (is_kept(i)) rules_[i] = rule;
  }

 private:
  Blocks blocks_;
  std::vector<Rule> rules_;
};

/// Whether a block is all but a link.
bool is_linked(const Block& block);

/// Whether elements with a tag hold article text rather than labels.
bool is_text_element(Tag tag);

/// Drops a second copy of the text, as in a version for printing: everything from the point where
/// its first paragraph repeats.
void drop_repeated(BodyBlocks& blocks);

/// Drops everything from a heading of readers' comments on, if the text stands above it.
void drop_comments(BodyBlocks& blocks);

/// Whether a block is behind the linked headline of another page that stands under a heading such
/// as "Related stories", from a block on.
bool is_behind_related(const Blocks& blocks, std::size_t begin, std::size_t block);

/// Drops everything under a heading that opens something else ("Related stories"), and links under
/// another line that does.
void drop_appendices(const Tree& tree, BodyBlocks& blocks);

/// Drops a list of linked headlines, each with at most one teaser, that ends the article.
void drop_listed(BodyBlocks& blocks);

/// Drops what stands behind several links that follow the text: reads up to the block where the
/// words of text, less the cost of links and of named parts, are most.
void drop_behind_links(const Page& page, const Selection& selection, BodyBlocks& blocks);

/// Drops a mark that ends the text ("###", "- END -", "***") and the few lines behind it, unless
/// they are text, contacts, or have a heading.
void drop_behind_mark(BodyBlocks& blocks);

}  // namespace dateline::html
