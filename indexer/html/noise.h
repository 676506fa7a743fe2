#pragma once

#include <vector>

#include "indexer/html/blocks.h"
#include "indexer/html/hints.h"
#include "indexer/html/measures.h"
#include "indexer/html/tree.h"

namespace dateline::html {

/// For each node whether it is, or lies in, an element that is named as noise and whose name is
/// believed: it is not where the article itself seems to be inside.
std::vector<bool> find_noise(const Tree& tree, const std::vector<Role>& roles,
                             const Blocks& blocks);

/// Whether an element is noise by its name. It is not where it holds so large a share of the
/// running text of `whole` that its name must mean something else.
bool is_noise(Role role, const Measure& own, const Measure& whole);

}  // namespace dateline::html
