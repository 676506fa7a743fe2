#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

enum class MarkdownKind { paragraph, heading, item, quote, row };

/// A block of Markdown: a paragraph, a heading, an item of a list, a quoted paragraph, a row of a
/// table.
struct MarkdownBlock {
  MarkdownKind kind = MarkdownKind::paragraph;
  int level = 0;          ///< of a heading, from 1
  std::string text = {};  ///< its lines joined, with inline markup, without the marks of its kind
};

/// The blocks of lines of CommonMark and of tables (GitHub Flavored Markdown), without rules,
/// fences and the delimiter rows of tables. Lists in lists are flat.
std::vector<MarkdownBlock> markdown_blocks(const std::vector<std::string_view>& lines);

/// Whether a line is a rule between sections: "---", "***", "___".
bool is_thematic_break(std::string_view line);

/// What stands between the bars of a row of a table, trimmed.
std::vector<std::string_view> cells_of(std::string_view row);

}  // namespace dateline
