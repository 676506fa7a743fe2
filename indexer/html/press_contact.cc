#include "indexer/html/press_contact.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

#include "common/text/ascii.h"
#include "indexer/prose/notices.h"
#include "indexer/prose/phrases.h"

namespace dateline::html {
namespace {

constexpr std::size_t longest_contact = 600;  // bytes
constexpr std::ptrdiff_t least_digits = 7;    // of a telephone number

bool is_labelled(std::string_view line) {
  const std::size_t end = std::min(line.find_first_of(":\n"), line.find("："));
  return phrase_kind(line.substr(0, end)) == PhraseKind::contact_label;
}

}  // namespace

bool is_press_contact(const Tree& tree, const Blocks& blocks, NodeId id) {
  const std::size_t begin = blocks.first_from(id);
  const std::size_t end = blocks.first_from(tree[id].end);
  if (begin == end) return false;
  const auto lines = std::span(blocks.all()).subspan(begin, end - begin);
  if (lines.back().end - lines.front().begin > longest_contact) return false;
  if (!is_labelled(blocks.text(lines.front()))) return false;
  return std::ranges::any_of(lines, [&](const Block& block) {
    const std::string_view line = blocks.text(block);
    return has_mail_address(line) || std::ranges::count_if(line, is_digit) >= least_digits;
  });
}

}  // namespace dateline::html
