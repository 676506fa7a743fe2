#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/html/tree.h"

namespace dateline::html {

/// A paragraph as displayed: text in one inline flow.
struct Block {
  NodeId container = 0;   ///< innermost block element around it
  NodeId first = 0;       ///< first node of its characters
  NodeId last = 0;        ///< last node of its characters
  Tag tag = Tag::div;     ///< of the container
  std::size_t begin = 0;  ///< byte range in Blocks::text()
  std::size_t end = 0;
  std::uint32_t letters = 0;       ///< non-space characters
  std::uint32_t link_letters = 0;  ///< of them inside links
  std::uint32_t words = 0;         ///< two CJK characters count as one word
  bool ends_sentence = false;      ///< its last character closes a sentence
};

/// The paragraphs below one node of a tree, in document order.
class Blocks {
 public:
  /// Splits the content of `root` into paragraphs, leaving out unreadable elements and those for
  /// which `skip` is true. A single line break is a newline inside a block, two end it; lines of
  /// preformatted text are kept. Linear time.
  static Blocks collect(const Tree& tree, NodeId root,
                        const std::function<bool(NodeId)>& skip = nullptr);

  const std::vector<Block>& all() const { return blocks_; }
  std::string_view text(const Block& block) const {
    return std::string_view(text_).substr(block.begin, block.end - block.begin);
  }

  /// Index of the first block that starts at or after `node`.
  std::size_t first_from(NodeId node) const;

 private:
  friend class BlockCollector;

  std::string text_;
  std::vector<Block> blocks_;
};

/// Amounts of text below a node, by kind.
struct Measure {
  double worth = 0;  ///< letters of running text minus the cost of links and menus
  double text = 0;   ///< the same without that cost
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
