#include "indexer/html/tag.h"
#include "common/text/ascii.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace dateline::html {
namespace {

enum Trait : std::uint8_t {
  plain = 0,
  block = 1,
  empty = 2,
  raw = 4,
  unreadable = 8,
  formatting = 16,
};

struct Row {
  std::string_view name;
  unsigned traits;
};

/// One row for each Tag, in its order.
constexpr std::array tag_rows{
    Row{"", block},
    Row{"", plain},
    Row{"", plain},
    Row{"a", formatting},
    Row{"abbr", formatting},
    Row{"acronym", formatting},
    Row{"address", block},
    Row{"applet", plain},
    Row{"area", empty},
    Row{"article", block},
    Row{"aside", block},
    Row{"audio", unreadable},
    Row{"b", formatting},
    Row{"base", empty},
    Row{"big", formatting},
    Row{"blockquote", block},
    Row{"body", block},
    Row{"br", empty},
    Row{"button", unreadable},
    Row{"canvas", unreadable},
    Row{"caption", block},
    Row{"center", block},
    Row{"cite", formatting},
    Row{"code", formatting},
    Row{"col", empty},
    Row{"colgroup", block},
    Row{"command", empty},
    Row{"datalist", unreadable},
    Row{"dd", block},
    Row{"del", formatting},
    Row{"details", block},
    Row{"dfn", formatting},
    Row{"dialog", block},
    Row{"dir", block},
    Row{"div", block},
    Row{"dl", block},
    Row{"dt", block},
    Row{"em", formatting},
    Row{"embed", empty | unreadable},
    Row{"fieldset", block},
    Row{"figcaption", block},
    Row{"figure", block},
    Row{"font", formatting},
    Row{"footer", block},
    Row{"form", block},
    Row{"frame", empty},
    Row{"frameset", block},
    Row{"h1", block},
    Row{"h2", block},
    Row{"h3", block},
    Row{"h4", block},
    Row{"h5", block},
    Row{"h6", block},
    Row{"head", block},
    Row{"header", block},
    Row{"hgroup", block},
    Row{"hr", block | empty},
    Row{"html", block},
    Row{"i", formatting},
    Row{"iframe", raw | unreadable},
    Row{"img", empty},
    Row{"input", empty},
    Row{"ins", formatting},
    Row{"kbd", formatting},
    Row{"keygen", empty},
    Row{"label", plain},
    Row{"legend", block},
    Row{"li", block},
    Row{"link", empty},
    Row{"listing", block},
    Row{"main", block},
    Row{"map", unreadable},
    Row{"mark", formatting},
    Row{"math", unreadable},
    Row{"menu", block},
    Row{"meta", empty},
    Row{"nav", block},
    Row{"nobr", formatting},
    Row{"noembed", raw | unreadable},
    Row{"noframes", raw | unreadable},
    Row{"noscript", block | unreadable},
    Row{"object", plain},
    Row{"ol", block},
    Row{"optgroup", unreadable},
    Row{"option", unreadable},
    Row{"output", plain},
    Row{"p", block},
    Row{"param", empty},
    Row{"picture", plain},
    Row{"pre", block},
    Row{"progress", unreadable},
    Row{"q", formatting},
    Row{"rp", unreadable},
    Row{"rt", unreadable},
    Row{"ruby", plain},
    Row{"s", formatting},
    Row{"samp", formatting},
    Row{"script", raw | unreadable},
    Row{"search", block},
    Row{"section", block},
    Row{"select", unreadable},
    Row{"small", formatting},
    Row{"source", empty},
    Row{"span", formatting},
    Row{"strike", formatting},
    Row{"strong", formatting},
    Row{"style", raw | unreadable},
    Row{"sub", formatting},
    Row{"summary", block},
    Row{"sup", formatting},
    Row{"svg", unreadable},
    Row{"table", block},
    Row{"tbody", block},
    Row{"td", block},
    Row{"template", unreadable},
    Row{"textarea", raw | unreadable},
    Row{"tfoot", block},
    Row{"th", block},
    Row{"thead", block},
    Row{"time", formatting},
    Row{"title", raw | unreadable},
    Row{"tr", block},
    Row{"track", empty},
    Row{"tt", formatting},
    Row{"u", formatting},
    Row{"ul", block},
    Row{"var", formatting},
    Row{"video", unreadable},
    Row{"wbr", empty},
    Row{"xmp", raw},
};
static_assert(tag_rows.size() == static_cast<std::size_t>(Tag::xmp) + 1);

constexpr std::size_t first_named = static_cast<std::size_t>(Tag::a);
static_assert(std::is_sorted(tag_rows.begin() + first_named, tag_rows.end(),
                             [](const Row& x, const Row& y) { return x.name < y.name; }));

/// The first of the named rows with each initial letter or a later one.
constexpr auto first_with = [] {
  std::array<std::size_t, 27> first{};
  for (std::size_t letter = 0; letter < first.size(); ++letter) {
    std::size_t& row = first[letter];
    for (row = first_named; row < tag_rows.size(); ++row) {
      if (static_cast<std::size_t>(tag_rows[row].name.front() - 'a') >= letter) break;
    }
  }
  return first;
}();

constexpr std::size_t longest_tag_name = 10;

bool has(Tag tag, Trait trait) {
  return (tag_rows[static_cast<std::size_t>(tag)].traits & trait) != 0;
}

}  // namespace

Tag find_tag(std::string_view name) {
  if (name.empty() || name.size() > longest_tag_name) return Tag::other;
  std::array<char, longest_tag_name> folded{};
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    folded[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const std::string_view wanted(folded.data(), name.size());
  if (!is_lower(wanted.front())) return Tag::other;
  const auto initial = static_cast<std::size_t>(wanted.front() - 'a');
  for (std::size_t i = first_with[initial]; i < first_with[initial + 1]; ++i) {
    if (tag_rows[i].name == wanted) return static_cast<Tag>(i);
  }
  return Tag::other;
}

bool is_block(Tag tag) {
  return has(tag, block);
}
bool is_void(Tag tag) {
  return has(tag, empty);
}
bool is_raw_text(Tag tag) {
  return has(tag, raw);
}
bool is_unreadable(Tag tag) {
  return has(tag, unreadable);
}
bool is_formatting(Tag tag) {
  return has(tag, formatting);
}

}  // namespace dateline::html
