#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/html/tree.h"

namespace dateline::html {

/// The role of an element according to its markup. Of several, the last in this order wins.
enum class Role : std::uint8_t {
  neutral,
  article,   ///< named as an article with its accessories
  body,      ///< named as the text of an article
  subtitle,  ///< named as the line below the title
  box,       ///< named as a generic box: widget, gallery, tools
  detail,    ///< named as a detail beside the text: caption, byline, date, tags, author box
  noise,     ///< named as navigation, sharing, related pages, advertising
  comments,  ///< named as comments
  hidden,    ///< not shown
};

/// The role of each node of a tree, by its tag, ARIA role, microdata and the words of class and id.
/// The words are common to content management systems; none is specific to a site.
std::vector<Role> find_roles(const Tree& tree);

/// The role of an element by its class names or ids, separated by white space: the strongest role
/// of any word, except that a whole name for a body overrides the others. The words are common to
/// content management systems; none is specific to a site.
Role role_of_class_names(std::string_view names);

}  // namespace dateline::html
