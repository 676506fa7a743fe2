#include "indexer/reader/xml_tree.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/ascii.h"
#include "indexer/reader/markup.h"

namespace dateline {
namespace {

constexpr std::string_view cdata_begin = "<![CDATA[";
constexpr std::string_view cdata_end = "]]>";
constexpr std::string_view comment_begin = "<!--";
constexpr std::string_view comment_end = "-->";

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// End of the tag starting at `at`: after its '>' outside of quotation marks. The next '<' also
/// ends it, so that a stray quotation mark does not swallow the document.
std::size_t end_of_tag(std::string_view xml, std::size_t at) {
  char quote = '\0';
  for (std::size_t i = at + 1; i < xml.size(); ++i) {
    const char c = xml[i];
    if (c == '<') return i;
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return i + 1;
    }
  }
  return xml.size();
}

}  // namespace

Result<XmlTree> XmlTree::parse(std::string_view xml, std::size_t most_elements) {
  XmlTree tree(xml);
  tree.nodes_.push_back({.name = {}, .attributes = {}, .content = xml});
  tree.open_.push_back(root);
  std::size_t at = 0;
  while (at < xml.size()) {
    if (tree.nodes_.size() >= most_elements) {
      return fail(ErrorKind::input, fmt::format("record with more than {} elements", most_elements),
                  "exclude the file: no press release is that large");
    }
    const std::size_t markup = std::min(xml.find('<', at), xml.size());
    if (markup > at) tree.add_characters(xml.substr(at, markup - at), false);
    at = markup < xml.size() ? tree.read_markup(markup) : markup;
  }
  while (!tree.open_.empty()) tree.close_last(xml.size());
  return tree;
}

std::size_t XmlTree::read_markup(std::size_t at) {
  const std::string_view rest = xml_.substr(at);
  if (rest.starts_with(cdata_begin)) {
    const std::size_t begin = at + cdata_begin.size();
    const std::size_t end = std::min(xml_.find(cdata_end, begin), xml_.size());
    add_characters(xml_.substr(begin, end - begin), true);
    return std::min(end + cdata_end.size(), xml_.size());
  }
  if (rest.starts_with(comment_begin)) {
    const std::size_t end = xml_.find(comment_end, at);
    return end == std::string_view::npos ? xml_.size() : end + comment_end.size();
  }
  const char next = rest.size() > 1 ? rest[1] : '\0';
  if (next != '/' && next != '!' && next != '?' && !begins_name(next)) {
    add_characters(rest.substr(0, 1), true);
    return at + 1;
  }
  const std::size_t behind = end_of_tag(xml_, at);
  std::string_view tag = xml_.substr(at, behind - at);
  if (tag.ends_with('>')) tag.remove_suffix(1);
  if (next == '/') {
    tag.remove_prefix(2);
    close(without_prefix(trimmed(tag)), at);
  } else if (next != '!' && next != '?') {
    open(tag.substr(1), behind);
  }
  return behind;
}

void XmlTree::add_characters(std::string_view characters, bool cdata) {
  const auto end = static_cast<Node>(nodes_.size() + 1);
  nodes_.push_back({{}, {}, characters, open_.back(), end, cdata});
}

void XmlTree::open(std::string_view tag, std::size_t behind) {
  const bool empty = tag.ends_with('/');
  if (empty) tag.remove_suffix(1);
  const std::size_t name_end = std::min(tag.find_first_of(white_space), tag.size());
  const auto node = static_cast<Node>(nodes_.size());
  nodes_.push_back({without_prefix(tag.substr(0, name_end)), tag.substr(name_end),
                    xml_.substr(behind, 0), open_.back(), node + 1, false});
  if (!empty && open_.size() < depth_limit) open_.push_back(node);
}

void XmlTree::close(std::string_view name, std::size_t begin) {
  const auto opened = std::find_if(open_.rbegin(), open_.rend(), [&](Node node) {
    return node != root && equals_ignoring_case(nodes_[node].name, name);
  });
  if (opened == open_.rend()) return;
  const Node last = *opened;
  while (open_.back() != last) close_last(begin);
  close_last(begin);
}

void XmlTree::close_last(std::size_t content_end) {
  Element& element = nodes_[open_.back()];
  const auto begin = static_cast<std::size_t>(element.content.data() - xml_.data());
  element.content = xml_.substr(begin, content_end - begin);
  element.end = static_cast<Node>(nodes_.size());
  open_.pop_back();
}

XmlTree::Node XmlTree::find(Node above, std::string_view name) const {
  if (above == none) return none;
  for (Node node = above + 1; node < nodes_[above].end; ++node) {
    if (equals_ignoring_case(nodes_[node].name, name)) return node;
  }
  return none;
}

void XmlTree::for_each(Node above, std::string_view name,
                       const std::function<void(Node)>& visit) const {
  for (Node node = find(above, name); node != none && node < nodes_[above].end;) {
    const bool named = equals_ignoring_case(nodes_[node].name, name);
    if (named) visit(node);
    node = named ? std::max(node + 1, nodes_[node].end) : node + 1;
  }
}

void XmlTree::for_each_child(Node above, const std::function<void(Node)>& visit) const {
  if (above == none) return;
  for (Node node = above + 1; node < nodes_[above].end;
       node = std::max(node + 1, nodes_[node].end)) {
    if (!nodes_[node].name.empty()) visit(node);
  }
}

std::string XmlTree::text(Node node) const {
  std::string text;
  if (node == none) return text;
  for (Node inner = node + 1; inner < nodes_[node].end; ++inner) {
    const Element& element = nodes_[inner];
    if (!element.name.empty()) continue;
    text += element.cdata ? std::string(element.content) : resolve_references(element.content);
  }
  return std::string(trimmed(text));
}

std::string_view XmlTree::markup(Node node) const {
  return node == none ? std::string_view() : nodes_[node].content;
}

std::string XmlTree::attribute(Node node, std::string_view name) const {
  std::string value;
  for_each_attribute(node, [&](std::string_view key, std::string_view written) {
    const bool found = equals_ignoring_case(key, name);
    if (found) value = resolve_references(written);
    return !found;
  });
  return value;
}

void XmlTree::for_each_attribute(
    Node node,
    const std::function<bool(std::string_view name, std::string_view written)>& visit) const {
  if (node == none) return;
  std::string_view rest = nodes_[node].attributes;
  while (true) {
    const std::size_t begin = rest.find_first_not_of(white_space);
    if (begin == std::string_view::npos) return;
    const std::size_t equals = rest.find('=', begin);
    if (equals == std::string_view::npos) return;
    const std::string_view key = trimmed(rest.substr(begin, equals - begin));
    rest.remove_prefix(equals + 1);
    const std::size_t value_begin = rest.find_first_not_of(white_space);
    if (value_begin == std::string_view::npos) return;
    const char quote = rest[value_begin];
    const bool quoted = quote == '"' || quote == '\'';
    rest.remove_prefix(value_begin + (quoted ? 1 : 0));
    const std::size_t end =
        std::min(quoted ? rest.find(quote) : rest.find_first_of(white_space), rest.size());
    if (!visit(without_prefix(key), rest.substr(0, end))) return;
    rest.remove_prefix(std::min(end + (quoted ? 1 : 0), rest.size()));
  }
}

}  // namespace dateline
