#include "indexer/html/loose_paragraphs.h"

#include "common/text/ascii.h"
#include "indexer/html/tag.h"

namespace dateline::html {
namespace {

bool is_in_block(const Tree& tree, NodeId id) {
  for (NodeId above = tree[id].parent; above != 0; above = tree[above].parent) {
    if (is_block(tree[above].tag)) return true;
  }
  return false;
}

/// The next place behind a line end that a blank line follows.
std::size_t next_blank_line(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('\n', from); at != text.npos; at = text.find('\n', at + 1)) {
    const std::size_t next = text.find_first_not_of(" \t\r", at + 1);
    if (next != text.npos && text[next] == '\n') return at + 1;
  }
  return text.npos;
}

}  // namespace

std::string with_paragraphs(std::string_view fragment, const Tree& tree) {
  std::string out;
  std::size_t copied = 0;
  for (NodeId id = 1; id < tree.size(); ++id) {
    const std::string_view text = tree[id].text;
    if (tree[id].tag != Tag::text || text.find('\n') == text.npos || is_in_block(tree, id))
      continue;
    const auto begin = static_cast<std::size_t>(text.data() - fragment.data());
    for (std::size_t at = next_blank_line(text, 0); at != text.npos;
         at = next_blank_line(text, at)) {
      out.append(fragment.substr(copied, begin + at - copied)).append("<p>");
      copied = begin + at;
    }
  }
  return out.append(fragment.substr(copied));
}

}  // namespace dateline::html
