#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/html/tree.h"

namespace dateline::html {

/// The controls of a page with which a reader asks for more of its text.
class Controls {
 public:
  /// The tree must outlive it.
  explicit Controls(const Tree& tree);

  /// Whether an element that is hidden at first holds text that a control shows: one that names it
  /// (aria-controls, data-target), one directly before it that expands something (aria-expanded),
  /// or one beside it that offers the rest of a text. Tabs show something else instead, so they do
  /// not count.
  bool show(NodeId hidden) const;

 private:
  void add(NodeId control);
  void add_ends(NodeId control);
  bool is_named(NodeId hidden) const;
  bool is_headed(NodeId hidden) const;
  bool is_beside(NodeId control, NodeId element) const;
  bool touch(NodeId first, NodeId second) const;

  const Tree& tree_;
  std::unordered_set<std::string_view> named_;  ///< ids of what controls show
  std::unordered_set<NodeId> headed_;           ///< ends of controls that expand something
  std::vector<NodeId> expanders_;               ///< controls that offer the rest of a text, sorted
};

/// Whether a button is the heading of text that it shows and hides.
bool heads_panel(const Tree& tree, NodeId button);

}  // namespace dateline::html
