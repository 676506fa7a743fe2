#pragma once

#include <vector>

#include "indexer/html/page.h"

namespace dateline::html {

/// Marks the nodes between `begin` and the end of `root`, the article element, that are not part of
/// its text: elements named as something else, lists of links, pictures with captions, rows of
/// teasers. For each node, whether it is dropped with everything below it.
std::vector<bool> prune(const Page& page, NodeId begin, NodeId root);

}  // namespace dateline::html
