#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/html/blocks.h"
#include "indexer/html/tree.h"

namespace dateline::html {

/// How much of what kind of text lies below a node.
struct Measure {
  double worth = 0;  ///< letters of running text less what links and menus cost
  std::uint32_t letters = 0;
  std::uint32_t link_letters = 0;
  std::uint32_t sentences = 0;  ///< blocks that read as running text

  double link_density() const { return letters == 0 ? 0 : double(link_letters) / letters; }
};

/// The worth of one block as running text: its letters where it reads as sentences, less where it
/// is short, below zero where it is mostly links.
double worth_of(const Block& block);

/// Whether the block reads as running text rather than as a label, a menu entry or a headline.
bool is_running_text(const Block& block);

/// Whether the block is a headline that leads to another page. A heading may hold a kicker beside
/// its link; other lines are links as a whole, and longer than a menu entry.
bool is_linked_headline(const Block& block);

/// Whether the block, whose text is given, leads on to a list ("The following may apply:").
bool announces_list(const Block& block, std::string_view text);

/// Sums over the blocks below any node, each in constant time.
class Measures {
 public:
  /// `counted` says of each block whether it counts; empty means that all do.
  Measures(const Tree& tree, const Blocks& blocks, const std::vector<bool>& counted = {});

  Measure below(const Tree& tree, NodeId id) const { return between(id, tree[id].end); }
  Measure between(NodeId begin, NodeId end) const;

 private:
  std::vector<std::uint32_t> block_at_;  ///< for each node the first block from it on
  std::vector<Measure> sums_;            ///< of the blocks before each block
};

}  // namespace dateline::html
