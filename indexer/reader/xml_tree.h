#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/result.h"

namespace dateline {

/// A lenient reading of XML 1.0 and of SGML with all its end tags: feeds, NITF, NewsML, Reuters.
/// Nodes are in document order in one array. Undeclared prefixes, unknown references, unclosed
/// elements and stray end tags are tolerated. Time is linear in the size for any input, memory
/// bounded by the number of elements.
class XmlTree {
 public:
  using Node = std::uint32_t;
  static constexpr Node none = ~Node{0};
  static constexpr Node root = 0;  ///< stands above all elements and has no name

  /// Elements below this depth become children of the element at it.
  static constexpr std::size_t depth_limit = 512;

  /// Parses UTF-8, which must outlive the tree. Error input beyond that many elements and runs of
  /// characters.
  static Result<XmlTree> parse(std::string_view xml, std::size_t most_elements);

  /// The first element below `above` with that name, ignoring prefix and case, if any.
  Node find(Node above, std::string_view name) const;

  /// Calls `visit` for each element below `above` with that name that is in no other of that name,
  /// in document order: so texts of such elements take time linear in the document.
  void for_each(Node above, std::string_view name, const std::function<void(Node)>& visit) const;

  /// Calls `visit` for each element that is a child of `above`.
  void for_each_child(Node above, const std::function<void(Node)>& visit) const;

  /// The name without its prefix.
  std::string_view name(Node node) const { return nodes_[node].name; }

  /// The characters below a node, references resolved, trimmed; empty if there are none.
  std::string text(Node node) const;

  /// The raw content between the tags of an element; empty if there is none.
  std::string_view markup(Node node) const;

  /// Calls `visit` for each attribute of an element, its name without prefix, until it returns
  /// false.
  void for_each_attribute(
      Node node,
      const std::function<bool(std::string_view name, std::string_view written)>& visit) const;

  /// The value of an attribute, ignoring its prefix; empty if there is none.
  std::string attribute(Node node, std::string_view name) const;

 private:
  struct Element {
    std::string_view name;        ///< empty for characters
    std::string_view attributes;  ///< as written
    std::string_view content;     ///< of an element: between its tags; of characters: they
    Node parent = none;
    Node end = 0;        ///< first node after the descendants
    bool cdata = false;  ///< characters without references
  };

  explicit XmlTree(std::string_view xml) : xml_(xml) {}

  void add_characters(std::string_view characters, bool cdata);
  void open(std::string_view tag, std::size_t behind);
  void close(std::string_view name, std::size_t begin);
  void close_last(std::size_t content_end);
  std::size_t read_markup(std::size_t at);

  std::string_view xml_;
  std::vector<Element> nodes_;
  std::vector<Node> open_;
};

}  // namespace dateline
