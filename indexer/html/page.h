#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/html/blocks.h"
#include "indexer/html/hints.h"
#include "indexer/html/metadata.h"
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

/// A parsed page with what is known of it before the article is chosen.
struct Page {
  Tree tree;
  std::vector<Role> roles;
  Metadata metadata;
  Blocks blocks;            ///< of all that can be read, shown or not
  std::vector<bool> noise;  ///< for each node whether it is, or lies in, what is named as noise

  /// Reads a page. Error input for one that is too large to parse.
  static Result<Page> read(std::string_view utf8_html);
};

/// Whether an element is noise by its name. It is not where it holds so large a share of the
/// running text of `whole` that its name must mean something else.
bool is_noise(Role role, const Measure& own, const Measure& whole);

/// Letters and digits alone, in lower case: what two ways of writing one title have in common.
/// Characters beyond ASCII are kept as they are.
std::string folded(std::string_view text);

}  // namespace dateline::html
