#include "indexer/reader/markdown_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "common/text/ascii.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/phrases.h"
#include "indexer/reader/markdown_blocks.h"
#include "indexer/reader/markdown_inline.h"

namespace dateline {
namespace {

/// Removes a final section of links, and finds the one to the original.
void take_footer(std::vector<std::string_view>& lines, MarkdownText& text) {
  const auto rule = std::find_if(lines.rbegin(), lines.rend(), is_thematic_break);
  if (rule == lines.rend() || !std::all_of(lines.rbegin(), rule, is_links_only)) return;
  const std::size_t begin = lines.size() - static_cast<std::size_t>(rule - lines.rbegin());
  for (std::size_t at = begin; at < lines.size(); ++at) {
    if (text.url.empty()) text.url = link_to_original(lines[at]);
    text.footer.append(lines[at]) += '\n';
  }
  lines.resize(begin - 1);
}

/// Whether there is a menu, several links in a row and nothing else, or a line that pages have
/// beside an article: "Share", "Advertisement".
bool shows_page(std::span<const MarkdownBlock> blocks) {
  constexpr std::size_t least_links = 3;
  std::size_t links = 0;
  for (const MarkdownBlock& block : blocks) {
    const PhraseKind kind = phrase_kind(block.text);
    if (kind == PhraseKind::notice || kind == PhraseKind::aftermath) return true;
    links = is_links_only(block.text) ? links + count_links(block.text) : 0;
    if (links >= least_links) return true;
  }
  return false;
}

/// The element around blocks of a kind, and that of each block.
struct Elements {
  std::string_view around;
  std::string_view each;
};

Elements elements_of(MarkdownKind kind) {
  switch (kind) {
    case MarkdownKind::item:
      return {"ul", "li"};
    case MarkdownKind::row:
      return {"table", "tr"};
    case MarkdownKind::quote:
      return {"blockquote", "p"};
    default:
      return {"", "p"};
  }
}

std::string html_of(const MarkdownBlock& block) {
  if (block.kind == MarkdownKind::heading) {
    return fmt::format("<h{0}>{1}</h{0}>\n", block.level, inline_html(block.text));
  }
  std::string inside;
  if (block.kind == MarkdownKind::row) {
    for (const std::string_view cell : cells_of(block.text)) {
      inside.append("<td>").append(inline_html(cell)).append("</td>");
    }
  } else {
    inside = inline_html(block.text);
  }
  return fmt::format("<{0}>{1}</{0}>\n", elements_of(block.kind).each, inside);
}

std::string words_of(const MarkdownBlock& block) {
  if (block.kind != MarkdownKind::row) return inline_text(block.text);
  std::string words;
  for (const std::string_view cell : cells_of(block.text)) {
    const std::string text = inline_text(cell);
    if (!words.empty() && !text.empty()) words += ' ';
    words += text;
  }
  return words;
}

}  // namespace

MarkdownText read_markdown(std::string_view markdown) {
  MarkdownText text;
  std::vector<std::string_view> lines = lines_of(markdown);
  take_footer(lines, text);
  const auto blocks = markdown_blocks(lines);
  text.is_page = shows_page(blocks);
  for (const MarkdownBlock& block : blocks) {
    std::string words = words_of(block);
    if (words.empty()) continue;
    if (block.kind == MarkdownKind::heading && text.title.empty() && text.body.empty()) {
      text.title = std::move(words);
      continue;
    }
    if (!text.body.empty()) text.body += '\n';
    text.body += words;
  }
  return text;
}

std::string markdown_page(std::string_view markdown, std::string_view title) {
  std::string html = "<!DOCTYPE html>\n<html><head>";
  if (!title.empty()) html.append("<title>").append(inline_html(title)).append("</title>");
  html += "</head><body>\n";
  std::string_view around;
  const auto enter = [&](std::string_view element) {
    if (element == around) return;
    if (!around.empty()) html += fmt::format("</{}>\n", around);
    if (!element.empty()) html += fmt::format("<{}>\n", element);
    around = element;
  };
  for (const MarkdownBlock& block : markdown_blocks(lines_of(markdown))) {
    enter(elements_of(block.kind).around);
    html += html_of(block);
  }
  enter({});
  return html + "</body></html>\n";
}

bool has_markdown_links(std::string_view text) {
  return text.find("](http") != text.npos;
}

}  // namespace dateline
