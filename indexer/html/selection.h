#pragma once

#include <vector>

#include "indexer/html/headline.h"
#include "indexer/html/page.h"
#include "indexer/html/rule.h"

namespace dateline::html {

/// The part of a page with its article.
struct Selection {
  NodeId root = 0;            ///< the element that holds the text
  NodeId begin = 0;           ///< where it starts: at `root`, or before it if the lead is separate
  NodeId end = 0;             ///< behind `root`, or what belongs to it there (release_parts.h)
  std::vector<Rule> dropped;  ///< for each node the rule by which its subtree is excluded
  std::vector<bool> kept;     ///< for each block of the page whether it is included
};

/// Selects the element with the article, by the sums of running text below each element (similar to
/// maximum subsequence segmentation: Pasternack and Roth, WWW 2009) and the roles given by the
/// markup, then drops the parts of it that are named or built as something else.
Selection select_article(const Page& page, const Headline& headline);

}  // namespace dateline::html
