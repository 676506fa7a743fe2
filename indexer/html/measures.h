#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/html/blocks.h"
#include "indexer/html/tree.h"

namespace dateline::html {

/// Amounts of text below a node, by kind.
struct Measure {
  double worth = 0;  ///< letters of running text minus the cost of links and menus
  std::uint32_t letters = 0;
  std::uint32_t link_letters = 0;
  std::uint32_t sentences = 0;  ///< blocks that read as running text

  double link_density() const { return letters == 0 ? 0 : double(link_letters) / letters; }
};

/// The worth of a block as running text: its letters if it reads as sentences, less if it is short,
/// below zero if it is mostly links.
double worth_of(const Block& block);

/// Whether the block reads as running text rather than as a label, a menu entry or a headline.
bool is_running_text(const Block& block);

/// Whether the block is a headline linking to another page. A heading may have a kicker beside its
/// link; other lines must be all link, and longer than a menu entry.
bool is_linked_headline(const Block& block);

/// Whether the block with this text introduces a list ("The following may apply:").
bool announces_list(const Block& block, std::string_view text);

/// Sums over the blocks below any node, each in constant time.
class Measures {
 public:
  /// `counted` says which blocks count; empty means all.
  Measures(const Tree& tree, const Blocks& blocks, const std::vector<bool>& counted = {});

  Measure below(const Tree& tree, NodeId id) const { return between(id, tree[id].end); }
  Measure between(NodeId begin, NodeId end) const;

 private:
  std::vector<std::uint32_t> block_at_;  ///< for each node the first block from it on
  std::vector<Measure> sums_;            ///< of the blocks before each block
};

}  // namespace dateline::html
