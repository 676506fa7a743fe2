#pragma once

#include <string_view>

#include "indexer/html/role.h"

namespace dateline::html {

/// The role of an element by its class names or ids, separated by white space: the strongest role
/// of any word, except that a whole name for a body overrides the others. The words are common to
/// content management systems; none is specific to a site.
Role role_of_class_names(std::string_view names);

}  // namespace dateline::html
