#pragma once

#include <vector>

#include "indexer/html/role.h"
#include "indexer/html/tree.h"

namespace dateline::html {

/// The role of each node of a tree, by its tag, ARIA role, microdata and the words of class and id.
/// The words are those that content systems of all kinds use; none belongs to one site.
std::vector<Role> find_roles(const Tree& tree);

}  // namespace dateline::html
