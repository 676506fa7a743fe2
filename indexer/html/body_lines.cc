#include "indexer/html/body_lines.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "common/text/ascii.h"
#include "common/text/take_until.h"
#include "indexer/html/phrases.h"
#include "indexer/prose/notices.h"

namespace dateline::html {
namespace {

/// Whether another block near this one holds its text.
bool is_quoted(const BodyBlocks& blocks, std::size_t i) {
  constexpr std::size_t reach = 50;  // blocks
  const std::size_t end = std::min(blocks.size(), i + reach);
  for (std::size_t other = i - std::min(i, reach); other < end; ++other) {
    if (other != i && blocks.text(other).find(blocks.text(i)) != std::string_view::npos)
      return true;
  }
  return false;
}

}  // namespace

bool stands_in_text(const BodyBlocks& blocks, std::size_t i) {
  return i > 0 && i + 1 < blocks.size() && is_running_text(blocks.block(i - 1)) &&
         is_running_text(blocks.block(i + 1));
}

bool is_subhead(const BodyBlocks& blocks, std::size_t i) {
  constexpr std::uint32_t least_letters = 6;
  const Block& one = blocks.block(i);
  const std::string_view line = blocks.text(i);
  if (one.words < 2 || one.letters < least_letters || one.link_letters > 0) return false;
  const auto marks = std::ranges::count_if(line, [](char c) { return is_digit(c) || c == ':'; });
  const bool tool = has_date(line) || is_byline(line) || is_furniture(line) ||
                    opens_appendix(line) || line.find("www.") != line.npos ||
                    static_cast<std::uint32_t>(marks) * 4 > one.letters;
  return !tool && stands_in_text(blocks, i) && !is_quoted(blocks, i);
}

namespace {

/// Whether a line shows a length of time, as players do: "0:00", "1:23 / 4:56".
bool shows_time(std::string_view line) {
  return line.find(':') != line.npos && line.find_first_not_of("0123456789:/ -") == line.npos;
}

bool may_be_figure(const BodyBlocks& blocks, std::size_t i) {
  constexpr std::uint32_t most_words = 8;
  const Block& one = blocks.block(i);
  const std::string_view line = blocks.text(i);
  return one.words <= most_words && one.link_letters == 0 && !is_heading(one.tag) &&
         !is_text_element(one.tag) && !one.ends_sentence && !is_furniture(line) &&
         !is_byline(line) && !has_date(line) && !shows_time(line) && !counts_comments(line);
}

}  // namespace

bool is_of_figures(const BodyBlocks& blocks, std::size_t i) {
  constexpr std::size_t reach = 20;  // lines in each direction
  if (!may_be_figure(blocks, i)) return false;
  std::size_t begin = i;
  std::size_t end = i + 1;
  while (begin > 0 && i - begin < reach && may_be_figure(blocks, begin - 1)) --begin;
  while (end < blocks.size() && end - i < reach && may_be_figure(blocks, end)) ++end;
  const bool inside = begin > 0 && end < blocks.size() &&
                      is_running_text(blocks.block(begin - 1)) &&
                      is_running_text(blocks.block(end));
  std::size_t with_digit = 0;
  for (std::size_t at = begin; at < end; ++at) {
    with_digit += std::ranges::any_of(blocks.text(at), is_digit) ? 1 : 0;
  }
  return inside && end - begin >= 2 && with_digit * 2 >= end - begin;
}

bool is_contact(const BodyBlocks& blocks, std::size_t i) {
  const std::string_view line = blocks.text(i);
  const bool alone =
      line.find(' ') == line.npos && (i == 0 || is_running_text(blocks.block(i - 1)));
  if (alone || line.find("://") != line.npos) return false;
  return has_mail_address(line) || (has_contact(line) && !is_linked(blocks.block(i)));
}

bool is_of_contact(const BodyBlocks& blocks, std::size_t i) {
  constexpr std::size_t most_lines = 4;
  constexpr std::uint32_t most_words = 8;
  for (const std::size_t end = std::min(i + most_lines, blocks.size()); i < end; ++i) {
    if (is_contact(blocks, i)) return blocks.is_kept(i);
    const Block& line = blocks.block(i);
    if (line.words > most_words || line.link_letters > 0 || line.ends_sentence) return false;
  }
  return false;
}

bool is_footer(const BodyBlocks& blocks, std::size_t i) {
  std::string_view rest = blocks.text(i);
  std::uint32_t letters = 0;  // of the notices
  while (!rest.empty()) {
    const std::string_view line = take_until(rest, '\n');
    if (!is_page_notice(line) && !begins_copyright(line)) continue;
    letters += static_cast<std::uint32_t>(std::ranges::count_if(line, [](char c) {
      return !is_html_space(c) && (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
  }
  const Block& one = blocks.block(i);
  return letters > 0 && (letters >= one.letters || one.link_letters * 2 > one.letters - letters);
}

}  // namespace dateline::html
