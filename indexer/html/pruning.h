#pragma once

#include <vector>

#include "indexer/html/page.h"

namespace dateline::html {

/// Marks what lies between `begin` and the end of `root`, the element chosen as the article, and is
/// no part of its text: what is named as something else, lists of links, pictures with their
/// captions, rows of teasers. For each node whether it is dropped with all below it.
std::vector<bool> prune(const Page& page, NodeId begin, NodeId root);

}  // namespace dateline::html
