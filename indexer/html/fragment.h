#pragma once

#include <vector>

#include "indexer/html/blocks.h"
#include "indexer/html/tree.h"

namespace dateline::html {

/// For each node of a fragment, such as the text in a feed or a field, whether it is in an element
/// that does not belong to the text: one that is not shown, or is named as navigation, sharing or
/// related pages. More careful than find_noise(), as a fragment is an article already: only names
/// count, but not where such an element has text of its own, or contacts.
std::vector<bool> find_extras(const Tree& tree, const Blocks& blocks);

}  // namespace dateline::html
