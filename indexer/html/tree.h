#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/source/container.h"
#include "common/support/result.h"
#include "indexer/charset/entities.h"
#include "indexer/html/markup_reader.h"

namespace dateline::html {

using NodeId = std::uint32_t;

/// An element or a run of characters. The nodes of a tree are in document order, so the descendants
/// of node n are [n + 1, nodes[n].end).
struct Node {
  Tag tag = Tag::text;
  std::uint8_t attribute_count = 0;
  NodeId parent = 0;
  NodeId end = 0;
  std::uint32_t first_attribute = 0;
  std::string_view text;  ///< of a text node, as written: references are not replaced
};

/// A parsed page as one flat array. All views point into the page, which must outlive the tree.
class Tree {
 public:
  /// Elements below this depth become children of the element at it, as browsers do.
  static constexpr std::size_t depth_limit = 512;
  /// Parses UTF-8 HTML or XHTML, whole page or fragment, however malformed: implies end tags as in
  /// the HTML Standard, without other repairs. Time is linear in its size. Error input for a
  /// page of more nodes.
  static Result<Tree> parse(std::string_view page, std::size_t most_nodes = Limits().elements);

  std::span<const Node> nodes() const { return nodes_; }
  const Node& operator[](NodeId id) const { return nodes_[id]; }
  NodeId size() const { return static_cast<NodeId>(nodes_.size()); }

  std::span<const Attribute> attributes(NodeId id) const {
    return {attributes_.data() + nodes_[id].first_attribute, nodes_[id].attribute_count};
  }

  /// The raw value; empty if the element has no such attribute.
  std::string_view attribute(NodeId id, AttributeName name) const;
  bool has_attribute(NodeId id, AttributeName name) const;

  /// The readable text below a node on one line, with references replaced and white space
  /// collapsed.
  std::string text(NodeId id) const;

 private:
  friend class TreeBuilder;

  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
};

/// Appends characters to `out` with references replaced and white space collapsed to one space; a
/// no-break space counts as white space, zero-width characters and soft hyphens are left out.
/// No space is written where `out` is empty or ends in a space or newline. `place` says how
/// references are read.
void append_collapsed(std::string& out, std::string_view raw, Place place = Place::text);

}  // namespace dateline::html
