#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// What a document in Markdown holds.
struct MarkdownText {
  std::string title;  ///< its first heading of the first level, where no text stands before it
  std::string body;   ///< paragraphs separated by newlines
};

/// Takes the marks of Markdown away (CommonMark 0.30: headings, emphasis, links, images, lists,
/// quotes, code, thematic breaks, escapes) and keeps the text. Behind a last thematic break, a
/// footer of nothing but links and images is left out. Never fails: what is no mark is text.
MarkdownText markdown_text(std::string_view markdown);

}  // namespace dateline
