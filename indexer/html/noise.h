#pragma once

#include <vector>

#include "indexer/html/blocks.h"
#include "indexer/html/page.h"
#include "indexer/html/roles.h"
#include "indexer/html/rule.h"
#include "indexer/html/tree.h"

namespace dateline::html {

/// For each node whether it is inside an element named as noise. Names are ignored if the article
/// itself seems to be inside.
std::vector<bool> find_noise(const Tree& tree, const std::vector<Role>& roles,
                             const Blocks& blocks);

/// Whether an element is noise by its name. It is not if it has so much of the running text of
/// `whole` that its name must mean something else.
bool is_noise(Role role, const Measure& own, const Measure& whole);

/// Marks the nodes between `begin` and the end of `root`, the article element, that are not part of
/// its text: elements named as something else, lists of links, pictures with captions, rows of
/// teasers. For each node, the rule by which it is dropped with everything below it.
std::vector<Rule> prune(const Page& page, NodeId begin, NodeId root);

}  // namespace dateline::html
