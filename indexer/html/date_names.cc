#include "indexer/html/date_names.h"

#include <string>

#include "common/text/ascii.h"

namespace dateline::html {
namespace {

std::string names_of(const Tree& tree, NodeId id) {
  std::string names;
  for (const AttributeName name :
       {AttributeName::class_name, AttributeName::id, AttributeName::itemprop}) {
    names += lowered(tree.attribute(id, name)) + ' ';
  }
  return names;
}

}  // namespace

bool names_date(const Tree& tree, NodeId id) {
  for (std::size_t rise = 0; rise < naming_elements && id != 0; ++rise, id = tree[id].parent) {
    const std::string names = names_of(tree, id);
    if (names.find("date") != names.npos || names.find("publi") != names.npos) return true;
  }
  return false;
}

bool names_menu(const Tree& tree, NodeId id) {
  const Tag tag = tree[id].tag;
  if (tag == Tag::nav || tag == Tag::menu) return true;
  const std::string names = names_of(tree, id);
  return names.find("menu") != names.npos || names.find("nav") != names.npos ||
         names.find("crumb") != names.npos;
}

bool names_change(const Tree& tree, NodeId id) {
  const std::string names = names_of(tree, id);
  const bool changed = names.find("modified") != names.npos || names.find("updated") != names.npos;
  return changed && names.find("publi") == names.npos;
}

bool is_modified(const Tree& tree, NodeId id) {
  return lowered(tree.attribute(id, AttributeName::itemprop)).find("modified") != std::string::npos;
}

}  // namespace dateline::html
