#pragma once

#include <vector>

#include "indexer/html/blocks.h"
#include "indexer/html/hints.h"
#include "indexer/html/measures.h"
#include "indexer/html/tree.h"

namespace dateline::html {

/// For each node whether it is inside an element named as noise. Names are ignored if the article
/// itself seems to be inside.
std::vector<bool> find_noise(const Tree& tree, const std::vector<Role>& roles,
                             const Blocks& blocks);

/// Whether an element is noise by its name. It is not if it has so much of the running text of
/// `whole` that its name must mean something else.
bool is_noise(Role role, const Measure& own, const Measure& whole);

}  // namespace dateline::html
