#include "indexer/html/fragment.h"

#include <algorithm>

#include "indexer/html/noise.h"
#include "indexer/html/roles.h"
#include "indexer/prose/notices.h"

namespace dateline::html {
namespace {

constexpr double teaser_links = 0.2;  ///< share of links from which text is that of teasers

/// Whether nothing but the tag gives an element its role. An aside may be a quotation, a form may
/// be around the whole text.
bool is_of_tag(Tag tag) {
  return tag == Tag::aside || tag == Tag::footer || tag == Tag::form || tag == Tag::dialog ||
         tag == Tag::menu || tag == Tag::search;
}

class ExtrasFinder {
 public:
  ExtrasFinder(const Tree& tree, const Blocks& blocks)
      : tree_(tree),
        blocks_(blocks),
        roles_(find_roles(tree)),
        measures_(tree, blocks),
        whole_(measures_.below(tree, 0)) {}

  std::vector<bool> find() const {
    std::vector<bool> extras(tree_.size());
    for (NodeId id = 1; id < tree_.size(); ++id) {
      if (roles_[id] < Role::noise || !is_extra(id)) continue;
      std::fill(extras.begin() + id, extras.begin() + tree_[id].end, true);
      id = tree_[id].end - 1;
    }
    return extras;
  }

 private:
  bool is_extra(NodeId id) const {
    const Role role = roles_[id];
    const Measure own = measures_.below(tree_, id);
    if (!is_noise(role, own, whole_) || own.letters * 2 > whole_.letters) return false;
    if (role == Role::hidden) return true;
    const Tag tag = tree_[id].tag;
    if (!is_block(tag) || is_of_tag(tag)) return false;
    if (own.sentences > 0 && own.link_density() < teaser_links) return false;
    return !holds_contact(id);
  }

  bool holds_contact(NodeId id) const {
    for (std::size_t i = blocks_.first_from(id); i < blocks_.all().size(); ++i) {
      if (blocks_.all()[i].first >= tree_[id].end) break;
      if (has_contact(blocks_.text(blocks_.all()[i]))) return true;
    }
    return false;
  }

  const Tree& tree_;
  const Blocks& blocks_;
  const std::vector<Role> roles_;
  const Measures measures_;
  const Measure whole_;
};

}  // namespace

std::vector<bool> find_extras(const Tree& tree, const Blocks& blocks) {
  return ExtrasFinder(tree, blocks).find();
}

}  // namespace dateline::html
