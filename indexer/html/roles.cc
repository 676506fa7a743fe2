#include "indexer/html/roles.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/text/ascii.h"
#include "indexer/html/controls.h"

namespace dateline::html {
namespace {

Role role_of_tag(Tag tag) {
  switch (tag) {
    case Tag::article:
    case Tag::main:
      return Role::article;
    case Tag::nav:
    case Tag::aside:
    case Tag::footer:
    case Tag::dialog:
    case Tag::menu:
    case Tag::search:
    case Tag::form:
      return Role::noise;
    case Tag::figcaption:
    case Tag::figure:
      return Role::detail;
    default:
      return Role::neutral;
  }
}

Role role_of_aria(std::string_view role) {
  for (const std::string_view noise :
       {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
        "menu", "menubar", "toolbar"}) {
    if (equals_ignoring_case(role, noise)) return Role::noise;
  }
  const bool main = equals_ignoring_case(role, "main") || equals_ignoring_case(role, "article");
  return main ? Role::article : Role::neutral;
}

bool hides(std::string_view style) {
  if (style.empty()) return false;
  std::string folded;
  for (const char c : style) {
    if (!is_html_space(c)) folded.push_back(to_lower(c));
  }
  return folded.find("display:none") != std::string::npos ||
         folded.find("visibility:hidden") != std::string::npos;
}

bool is_detail_property(std::string_view itemprop) {
  for (const std::string_view detail :
       {"author", "publisher", "datePublished", "dateModified", "keywords", "image"}) {
    if (equals_ignoring_case(itemprop, detail)) return true;
  }
  return false;
}

bool is_body_property(std::string_view itemprop) {
  return equals_ignoring_case(itemprop, "articleBody") ||
         equals_ignoring_case(itemprop, "reviewBody");
}

/// The roles of the class names and ids read last: most are repeated by the elements beside.
class NamedRoles {
 public:
  Role operator[](std::string_view names) {
    if (names.empty()) return Role::neutral;
    const std::size_t slot = names.size() * 7 + static_cast<unsigned char>(names.back());
    Entry& entry = entries_.at(slot % entries_.size());
    if (entry.names != names) entry = {names, role_of_class_names(names)};
    return entry.role;
  }

 private:
  struct Entry {
    std::string_view names;
    Role role = Role::neutral;
  };

  std::array<Entry, 128> entries_;
};

/// Whether the attributes of an element hide it.
bool is_hidden(const Tree& tree, NodeId id) {
  return std::ranges::any_of(tree.attributes(id), [](const Attribute& attribute) {
    switch (attribute.name) {
      case AttributeName::hidden:
        return true;
      case AttributeName::aria_hidden:
        return equals_ignoring_case(attribute.value, "true");
      case AttributeName::style:
        return hides(attribute.value);
      default:
        return false;
    }
  });
}

/// Whether the attributes of such elements say nothing of them: themes describe the whole page
/// there, and generators derive the ids of headings from their text.
bool is_undescribed(Tag tag) {
  return tag == Tag::text || tag == Tag::html || tag == Tag::body || is_heading(tag);
}

Role role_of(const Tree& tree, NodeId id, NamedRoles& named_roles) {
  Role role = role_of_tag(tree[id].tag);
  Role named = Role::neutral;
  for (const Attribute& attribute : tree.attributes(id)) {
    switch (attribute.name) {
      case AttributeName::itemprop:
      case AttributeName::property:
        if (is_body_property(attribute.value)) return Role::body;
        if (is_detail_property(attribute.value)) role = std::max(role, Role::detail);
        break;
      case AttributeName::role:
        role = std::max(role, role_of_aria(attribute.value));
        break;
      case AttributeName::class_name:
      case AttributeName::id: {
        const Role one = named_roles[attribute.value];
        const bool body =
            (one == Role::body || named == Role::body) && std::max(one, named) != Role::hidden;
        named = body ? Role::body : std::max(named, one);
        break;
      }
      default:
        break;
    }
  }
  if (named == Role::body && role < Role::noise) return Role::body;
  return std::max(role, named);
}

}  // namespace

std::vector<Role> find_roles(const Tree& tree) {
  std::vector<Role> roles(tree.size(), Role::neutral);
  NamedRoles named_roles;
  std::optional<Controls> controls;
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (is_undescribed(tree[id].tag)) continue;
    roles[id] = role_of(tree, id, named_roles);
    if (!is_hidden(tree, id)) continue;
    if (!controls) controls.emplace(tree);
    if (!controls->show(id)) roles[id] = Role::hidden;
  }
  return roles;
}

}  // namespace dateline::html
