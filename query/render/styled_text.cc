#include "query/render/styled_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "common/text/percent.h"
#include "common/text/terminal_text.h"
#include "query/search/lookup.h"

namespace dateline {

std::string file_url(std::string_view path) {
  return "file://" + percent_encoded(path, [](char c) { return c == '/' || stays_in_url(c); });
}

std::string file_link(std::string_view path, std::string_view text) {
  std::error_code unknown;
  const auto absolute = std::filesystem::absolute(std::filesystem::path(path), unknown);
  if (unknown) return std::string(text);
  return fmt::format("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", file_url(absolute.string()), text);
}

std::string_view title_or_untitled(std::string_view title) {
  return title.empty() ? "(untitled)" : title;
}

MarkedText title_or_untitled(const Hit& hit) {
  if (!hit.title.text.empty()) return hit.title;
  return {std::string(title_or_untitled("")), {}};
}

std::string name_of(const Copy& copy) {
  return copy.source.empty() ? place_text(copy.origin) : copy.source;
}

std::string with_separators(std::size_t number) {
  return fmt::format("{}", fmt::group_digits(number));
}

std::string counted_text(std::size_t number, std::string_view one, std::string_view several) {
  return fmt::format("{} {}", with_separators(number), number == 1 ? one : several);
}

namespace {

std::string_view code_of(Style style) {
  switch (style) {
    case Style::title:
      return "\x1b[1m";
    case Style::mark:
      return "\x1b[1;31m";
    case Style::faint:
      return "\x1b[2m";
    case Style::plain:
      break;
  }
  return "\x1b[0m";
}

constexpr std::string_view reset = "\x1b[0m";

/// The range [begin, end) of a marked text.
std::string styled_stretch(const MarkedText& text, std::size_t begin, std::size_t end, Style style,
                           bool colour) {
  std::string styled_text;
  const std::string_view all = text.text;
  for (const Mark& mark : text.marks) {
    const std::size_t from = std::clamp(mark.begin, begin, end);
    const std::size_t to = std::clamp(mark.end, begin, end);
    if (from == to) continue;
    styled_text += styled(all.substr(begin, from - begin), style, colour);
    styled_text += styled(all.substr(from, to - from), Style::mark, colour);
    begin = to;
  }
  return styled_text + styled(all.substr(begin, end - begin), style, colour);
}

}  // namespace

std::string styled(std::string_view text, Style style, bool colour) {
  std::string plain = terminal_text(text);
  if (!colour || style == Style::plain || plain.empty()) return plain;
  return std::string(code_of(style)) + plain + std::string(reset);
}

std::string styled_lines(const MarkedText& text, Style style, bool colour, std::string_view indent,
                         unsigned width) {
  const std::string_view all = text.text;
  const std::size_t room = std::max<std::size_t>(width, indent.size() + 20) - indent.size();
  std::string lines;
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin;
    std::size_t taken = 0;
    while (end < all.size()) {  // take words as long as they fit
      const std::size_t next = std::min(all.find(' ', end + 1), all.size());
      taken += display_width(all.substr(end, next - end));
      if (end > begin && taken > room) break;
      end = next;
    }
    lines += indent;
    lines += styled_stretch(text, begin, end, style, colour);
    lines += '\n';
    begin = end + 1;
  }
  return lines;
}

std::vector<MarkedText> paragraphs(const MarkedText& text) {
  std::vector<MarkedText> lines;
  const std::string_view all = text.text;
  auto mark = text.marks.begin();
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    MarkedText line{std::string(all.substr(begin, end - begin)), {}};
    while (mark != text.marks.end() && mark->end <= begin) ++mark;
    for (auto next = mark; next != text.marks.end() && next->begin < end; ++next) {
      line.marks.push_back(
          {std::max(next->begin, begin) - begin, std::min(next->end, end) - begin, next->item});
    }
    if (begin < end) lines.push_back(std::move(line));
    begin = end + 1;
  }
  return lines;
}

}  // namespace dateline
