#pragma once

#include <string_view>

#include "indexer/html/role.h"

namespace dateline::html {

/// The role that the words of class names or ids, parted by white space, give their element: the
/// strongest of them; an element that is named as a body by a name of its own is one, whatever its
/// other names say. The words are those that content systems of all kinds use; none belongs to
/// one site.
Role role_of_names(std::string_view names);

}  // namespace dateline::html
