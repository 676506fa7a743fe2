#pragma once

#include <string>
#include <string_view>

namespace dateline {

struct MarkdownText {
  bool is_page = false;  ///< whether it has what surrounds an article: menus, notices
  std::string title;     ///< its first heading, if that comes before all else
  std::string body;      ///< paragraphs separated by newlines, without the marks of markup
  std::string url;       ///< of the link in its last section that names the original
  std::string footer;    ///< that section, as written
};

/// Converts CommonMark to plain text: headings, list items, rows of tables and paragraphs become
/// lines, links and emphasis their words; images, rules, fences and HTML comments are dropped. A
/// final section of only links and images after a rule is not part of the release.
MarkdownText read_markdown(std::string_view markdown);

/// Converts the CommonMark that some program made of a whole page back to HTML, whose reader knows
/// what is no part of an article. The title may have the name of the site.
std::string markdown_page(std::string_view markdown, std::string_view title);

/// Whether text of unknown type has a link to a page as Markdown writes it.
bool has_markdown_links(std::string_view text);

}  // namespace dateline
