#pragma once

#include <string>
#include <string_view>

namespace dateline {

struct MarkdownText {
  std::string title;   ///< its first heading, if that comes before all else
  std::string body;    ///< paragraphs separated by newlines, without the marks of markup
  std::string url;     ///< of the link in its last section that names the original
  std::string footer;  ///< that section, as written
};

/// Whether a line of Markdown is empty or has only links and images, each with at most a short
/// label.
bool is_links_only(std::string_view line);

/// Converts CommonMark to plain text: headings, list items and paragraphs become lines, links and
/// emphasis their words; images, rules, fences and HTML comments are dropped. A final section of
/// only links and images after a rule is not part of the release.
MarkdownText read_markdown(std::string_view markdown);

}  // namespace dateline
