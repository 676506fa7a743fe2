#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/html/extract.h"
#include "indexer/html/headline.h"
#include "indexer/html/page.h"
#include "indexer/html/rule.h"
#include "indexer/html/selection.h"

namespace dateline::html {

/// A block of the element with the article.
struct ReadBlock {
  NodeId first = 0;  ///< as in Block
  Rule rule = Rule::none;
};

/// The text of an article, and what surrounded it in its element.
struct Body {
  std::string text;      ///< paragraphs separated by newlines
  std::string subtitle;  ///< heading between the title and the text
  std::uint32_t letters = 0;
  std::uint32_t sentences = 0;  ///< paragraphs of running text
  std::vector<ReadBlock> blocks;
};

/// Reads the selected part of a page, without the lines above the text (title, date, byline) and
/// below it (tags, links, notices), and without short boilerplate lines inside it.
Body read_body(const Page& page, const Selection& selection, const Headline& headline,
               const DescribedText& described);

/// Joins the blocks without a rule into text: one line per paragraph, the cells of a table row on
/// one line. Without rules, no block is dropped.
std::string join_blocks(const Tree& tree, const Blocks& blocks, const std::vector<Rule>& rules);

}  // namespace dateline::html
