#include "indexer/html/noise.h"

#include <algorithm>
#include <cstdint>

namespace dateline::html {
namespace {

/// Shares of running text from which the name of an element is ignored.
constexpr double noise_share = 0.5;
constexpr double comment_share = 0.9;
constexpr double hidden_share = 0.6;  ///< a script shows what is hidden

constexpr double enough_worth = 200;  ///< worth of the rest of a page that may be its article

class NoiseFinder {
 public:
  NoiseFinder(const Tree& tree, const std::vector<Role>& roles, const Blocks& blocks)
      : tree_(tree),
        roles_(roles),
        measures_(tree, blocks),
        whole_(measures_.below(tree, 0)),
        marks_(count_marks()) {
    for_each_named(
        [this](NodeId id) { named_ += std::max(0.0, measures_.below(tree_, id).worth); });
  }

  std::vector<bool> find() const {
    std::vector<bool> noise(tree_.size());
    for (NodeId id = 1; id < tree_.size(); ++id) {
      if (roles_[id] < Role::noise || !is_believed(id)) continue;
      std::fill(noise.begin() + id, noise.begin() + tree_[id].end, true);
      id = tree_[id].end - 1;
    }
    return noise;
  }

 private:
  /// Running counts per node of nodes typical of an article: its title, an element named as its
  /// text, and a form, which may be wrapped around the whole page.
  std::vector<std::uint32_t> count_marks() const {
    std::vector<std::uint32_t> counts(tree_.size() + 1);
    for (NodeId id = 0; id < tree_.size(); ++id) {
      const Tag tag = tree_[id].tag;
      const bool mark =
          tag == Tag::h1 || tag == Tag::form || tag == Tag::main || roles_[id] == Role::body;
      counts[id + 1] = counts[id] + (mark ? 1 : 0);
    }
    return counts;
  }

  void for_each_named(const auto& use) const {
    for (NodeId id = 1; id < tree_.size(); ++id) {
      if (roles_[id] < Role::noise) continue;
      use(id);
      id = tree_[id].end - 1;
    }
  }

  bool is_believed(NodeId id) const {
    const bool marked = marks_[tree_[id].end] > marks_[id];
    const bool shown_elsewhere = whole_.worth - named_ >= enough_worth;
    if (!marked && shown_elsewhere && !(roles_[id] == Role::hidden && in_article(id))) return true;
    return is_noise(roles_[id], measures_.below(tree_, id), whole_);
  }

  bool in_article(NodeId id) const {
    for (id = tree_[id].parent; id != 0; id = tree_[id].parent) {
      if (roles_[id] == Role::body || roles_[id] == Role::article) return true;
    }
    return false;
  }

  const Tree& tree_;
  const std::vector<Role>& roles_;
  const Measures measures_;
  const Measure whole_;
  const std::vector<std::uint32_t> marks_;
  double named_ = 0;  ///< total worth of elements named as noise
};

}  // namespace

std::vector<bool> find_noise(const Tree& tree, const std::vector<Role>& roles,
                             const Blocks& blocks) {
  return NoiseFinder(tree, roles, blocks).find();
}

bool is_noise(Role role, const Measure& own, const Measure& whole) {
  const double share = whole.worth <= 0 ? 0 : own.worth / whole.worth;
  switch (role) {
    case Role::noise:
      return share < noise_share;
    case Role::comments:
      return share < comment_share;
    case Role::hidden:
      return share < hidden_share;
    default:
      return false;
  }
}

}  // namespace dateline::html
