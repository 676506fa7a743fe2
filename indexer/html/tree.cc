#include "indexer/html/tree.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/ascii.h"

namespace dateline::html {
namespace {

bool is_any(Tag tag, std::initializer_list<Tag> any) {
  return std::find(any.begin(), any.end(), tag) != any.end();
}

/// Bounds of the search for an open element: elements outside a table cell are not closed from
/// inside it (HTML Standard, "has an element in scope").
bool bounds_scope(Tag tag) {
  return is_any(tag, {Tag::document, Tag::html, Tag::body, Tag::table, Tag::td, Tag::th,
                      Tag::caption, Tag::object, Tag::applet, Tag::template_element, Tag::button});
}

bool is_table_part(Tag tag) {
  return is_any(tag, {Tag::table, Tag::tbody, Tag::thead, Tag::tfoot, Tag::tr, Tag::td, Tag::th,
                      Tag::caption, Tag::html, Tag::body, Tag::template_element});
}

/// Length of the invisible character at `at`: white space or zero-width; 0 if it is visible.
std::size_t gap_size(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (is_html_space(c)) return 1;
  const std::string_view rest = text.substr(at, 3);
  if (c == '\xC2' && (rest.starts_with("\u00A0") || rest.starts_with("\u00AD"))) return 2;
  const bool no_width =
      (c == '\xE2' || c == '\xEF') && (rest == "\u200B" || rest == "\u2060" || rest == "\uFEFF");
  return no_width ? 3 : 0;
}

bool is_white_at(std::string_view text, std::size_t at) {
  return is_html_space(text[at]) || text.substr(at, 2) == "\u00A0";
}

}  // namespace

class TreeBuilder {
 public:
  Result<Tree> build(std::string_view page, std::size_t most_nodes) {
    tree_.nodes_.reserve(page.size() / 24 + 16);
    tree_.nodes_.emplace_back().tag = Tag::document;
    open_.push_back(0);
    MarkupReader reader(page);
    Piece piece;
    while (reader.next(piece)) {
      if (tree_.nodes_.size() >= most_nodes) {
        return fail(ErrorKind::input, fmt::format("page with more than {} elements", most_nodes),
                    "exclude the file: no press release is that large");
      }
      switch (piece.kind) {
        case Piece::Kind::text:
          add_text(piece.text);
          break;
        case Piece::Kind::start_tag:
          start(piece);
          break;
        case Piece::Kind::end_tag:
          end(piece.tag);
          break;
      }
    }
    close_to(0);
    tree_.nodes_[0].end = tree_.size();
    return std::move(tree_);
  }

 private:
  Tag open_tag(std::size_t level) const { return tree_.nodes_[open_[level]].tag; }
  std::size_t top() const { return open_.size() - 1; }

  Node& add_node(Tag tag) {
    Node& node = tree_.nodes_.emplace_back();
    node.tag = tag;
    node.parent = open_.back();
    node.end = tree_.size();
    return node;
  }

  void add_text(std::string_view text) { add_node(Tag::text).text = text; }

  void start(const Piece& piece) {
    if (is_any(piece.tag, {Tag::html, Tag::body, Tag::head}) && open_count(piece.tag) > 0) return;
    close_implied(piece.tag);
    Node& node = add_node(piece.tag);
    const NodeId id = node.end - 1;
    node.attribute_count = static_cast<std::uint8_t>(piece.attribute_count);
    node.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
    tree_.attributes_.insert(tree_.attributes_.end(), piece.attributes.begin(),
                             piece.attributes.begin() + piece.attribute_count);
    if (is_void(piece.tag) || piece.self_closing || open_.size() >= Tree::depth_limit) return;
    open_.push_back(id);
    ++open_count(piece.tag);
  }

  /// Closes elements that cannot stay open when an element starts (HTML Standard, "optional tags").
  void close_implied(Tag tag) {
    if (is_block(tag) && tag != Tag::noscript) close(Tag::head);
    if (is_block(tag)) close(Tag::p);
    switch (tag) {
      case Tag::li:
        close_sibling({Tag::li}, {Tag::ul, Tag::ol, Tag::menu, Tag::dir, Tag::td, Tag::th});
        break;
      case Tag::dt:
      case Tag::dd:
        close_sibling({Tag::dt, Tag::dd}, {Tag::dl, Tag::td, Tag::th});
        break;
      case Tag::option:
        close_sibling({Tag::option}, {Tag::select, Tag::datalist});
        break;
      case Tag::td:
      case Tag::th:
        close_sibling({Tag::td, Tag::th}, {Tag::tr, Tag::table});
        break;
      case Tag::tr:
        close_sibling({Tag::tr}, {Tag::table});
        break;
      case Tag::tbody:
      case Tag::thead:
      case Tag::tfoot:
        close_sibling({Tag::tbody, Tag::thead, Tag::tfoot}, {Tag::table});
        break;
      case Tag::a:
        close(Tag::a);
        break;
      case Tag::h1:
      case Tag::h2:
      case Tag::h3:
      case Tag::h4:
      case Tag::h5:
      case Tag::h6:
        if (is_heading(open_tag(top()))) close_to(top());
        break;
      default:
        break;
    }
  }

  /// Closes the innermost open element of `tags`, unless one of `bounds` is inside it.
  void close_sibling(std::initializer_list<Tag> tags, std::initializer_list<Tag> bounds) {
    const bool any =
        std::any_of(tags.begin(), tags.end(), [&](Tag tag) { return open_count(tag) > 0; });
    if (!any) return;
    for (std::size_t level = top(); level > 0; --level) {
      if (is_any(open_tag(level), tags)) return close_to(level);
      if (is_any(open_tag(level), bounds)) return;
    }
  }

  void end(Tag tag) {
    if (tag != Tag::body && tag != Tag::html) close(tag);
  }

  /// Closes the innermost open `tag` and everything in it, if it may be closed from here.
  void close(Tag tag) {
    if (open_count(tag) == 0) return;
    for (std::size_t level = top(); level > 0; --level) {
      const Tag inner = open_tag(level);
      if (inner == tag) return close_to(level);
      if (bounds_scope(inner) && !is_table_part(tag)) return;
      if (inner == Tag::table && tag != Tag::table) return;
      if (is_formatting(tag) && !is_formatting(inner) && inner != Tag::p && inner != Tag::other)
        return;
    }
  }

  void close_to(std::size_t level) {
    while (open_.size() > std::max<std::size_t>(level, 1)) {
      Node& node = tree_.nodes_[open_.back()];
      node.end = tree_.size();
      --open_count(node.tag);
      open_.pop_back();
    }
  }

  std::uint32_t& open_count(Tag tag) { return counts_[static_cast<std::size_t>(tag)]; }

  Tree tree_;
  std::vector<NodeId> open_;
  std::array<std::uint32_t, 256> counts_{};
};

Result<Tree> Tree::parse(std::string_view page, std::size_t most_nodes) {
  return TreeBuilder().build(page, most_nodes);
}

std::string_view Tree::attribute(NodeId id, AttributeName name) const {
  for (const Attribute& attribute : attributes(id)) {
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

bool Tree::has_attribute(NodeId id, AttributeName name) const {
  for (const Attribute& attribute : attributes(id)) {
    if (attribute.name == name) return true;
  }
  return false;
}

std::string Tree::text(NodeId id) const {
  std::string out;
  for (NodeId at = id; at < nodes_[id].end; ++at) {
    const Node& node = nodes_[at];
    if (node.tag == Tag::text) {
      append_collapsed(out, node.text);
    } else if (at != id && is_unreadable(node.tag)) {
      at = node.end - 1;
    } else if (is_block(node.tag) || node.tag == Tag::br) {
      append_collapsed(out, " ");
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

void append_collapsed(std::string& out, std::string_view raw, Place place) {
  std::string decoded;
  if (raw.find('&') != std::string_view::npos) {
    append_decoded(decoded, raw, place);
    raw = decoded;
  }
  bool after_space = out.empty() || out.back() == ' ' || out.back() == '\n';
  std::size_t copied = 0;
  for (std::size_t i = 0; i < raw.size();) {
    const std::size_t gap = gap_size(raw, i);
    // A visible character and a single space stay as they are.
    if (gap == 0 || (raw[i] == ' ' && !after_space)) {
      after_space = gap > 0;
      ++i;
      continue;
    }
    out.append(raw.substr(copied, i - copied));
    if (is_white_at(raw, i) && !after_space) {
      out.push_back(' ');
      after_space = true;
    }
    i += gap;
    copied = i;
  }
  out.append(raw.substr(copied));
}

}  // namespace dateline::html
