#pragma once

#include <vector>

#include "indexer/html/role.h"
#include "indexer/html/tree.h"

namespace dateline::html {

/// The role of each node of a tree, by its tag, ARIA role, microdata and the words of class and id.
/// The words are common to content management systems; none is specific to a site.
std::vector<Role> find_roles(const Tree& tree);

}  // namespace dateline::html
