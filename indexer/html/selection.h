#pragma once

#include <vector>

#include "indexer/html/headline.h"
#include "indexer/html/page.h"

namespace dateline::html {

/// The part of a page that is its article.
struct Selection {
  NodeId root = 0;   ///< the element that holds the text
  NodeId begin = 0;  ///< where it begins: at `root`, or before it where the lead stands apart
  std::vector<bool> dropped;  ///< for each node whether it and what is below it is no part of it
  std::vector<bool> kept;     ///< for each block of the page whether it lies in what is left
};

/// Chooses the element whose text is the article, by the sums of running text below each element
/// (in the way of maximum subsequence segmentation: Pasternack and Roth, WWW 2009) and the roles
/// that the markup names, then drops from it what is named or built as something else.
Selection select_article(const Page& page, const Headline& headline);

}  // namespace dateline::html
