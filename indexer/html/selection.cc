#include "indexer/html/selection.h"

#include <algorithm>
#include <optional>

namespace dateline::html {
namespace {

/// Shares of the running text of the page, or of the chosen element.
constexpr double body_share = 0.6;      ///< that an element named as body must hold to be chosen
constexpr double article_share = 0.7;   ///< that an <article> must hold
constexpr double descent_share = 0.95;  ///< that a child must hold to stand for its parent
constexpr double inner_share = 0.8;     ///< the same, where the child is named as body
constexpr double detail_share = 0.5;    ///< from which on a detail is the text itself
constexpr double lead_share = 0.3;      ///< that text between title and body may have at most

constexpr std::uint32_t detail_letters = 400;  ///< that a caption or byline may have at most
constexpr std::uint32_t box_letters = 150;     ///< that a box without running text may have at most

bool is_container(Tag tag) {
  switch (tag) {
    case Tag::p:
    case Tag::li:
    case Tag::ul:
    case Tag::ol:
    case Tag::dl:
    case Tag::dd:
    case Tag::dt:
    case Tag::blockquote:
    case Tag::tr:
    case Tag::tbody:
      return false;
    default:
      return (is_block(tag) && !is_heading(tag)) || tag == Tag::other;
  }
}

class Selector {
 public:
  Selector(const Page& page, const Headline& headline)
      : page_(page), tree_(page.tree), headline_(headline), raw_(page.tree, page.blocks) {}

  Selection select() {
    selection_.dropped.resize(tree_.size());
    const Measures counted = count_without_noise();
    const NodeId root = choose(counted);
    selection_.root = root;
    selection_.begin = find_begin(counted, root);
    clean(counted, root);
    keep_blocks();
    return std::move(selection_);
  }

 private:
  Measures count_without_noise() const {
    std::vector<bool> counted(page_.blocks.all().size());
    for (std::size_t i = 0; i < counted.size(); ++i) {
      counted[i] = !page_.noise[page_.blocks.all()[i].first];
    }
    return {tree_, page_.blocks, counted};
  }

  NodeId choose(const Measures& counted) const {
    NodeId best = 0;
    double most = counted.below(tree_, 0).worth;
    for (NodeId id = 1; id < tree_.size(); ++id) {
      if (!is_container(tree_[id].tag)) continue;
      const double worth = counted.below(tree_, id).worth;
      if (worth < most) continue;
      most = worth;
      best = id;
    }
    if (const auto body = named(counted, best, Role::body, body_share * most)) {
      return descend(counted, *body);
    }
    if (const auto article = named(counted, best, Role::article, article_share * most)) {
      return descend(counted, *article);
    }
    return descend(counted, best);
  }

  /// The element of that role with the most text, where it holds enough of it.
  std::optional<NodeId> named(const Measures& counted, NodeId root, Role role,
                              double enough) const {
    std::optional<NodeId> best;
    double most = enough;
    for (NodeId id = 1; id < tree_.size(); ++id) {
      if (page_.roles[id] != role || !is_container(tree_[id].tag)) continue;
      const bool related =
          (id >= root && id < tree_[root].end) || (root >= id && root < tree_[id].end);
      if (!related) continue;
      const double worth = counted.below(tree_, id).worth;
      if (worth < most || worth <= 0) continue;
      // Of nested elements with the same text the inner one, but not a part of the text.
      most = worth;
      best = id;
    }
    return best;
  }

  /// The innermost element that still holds nearly all of the text.
  NodeId descend(const Measures& counted, NodeId root) const {
    const double whole = counted.below(tree_, root).worth;
    if (whole <= 0) return root;
    for (NodeId id = root + 1; id < tree_[root].end; ++id) {
      const double share = page_.roles[id] == Role::body ? inner_share : descent_share;
      const bool holds = counted.below(tree_, id).worth >= share * whole;
      if (holds && is_container(tree_[id].tag)) root = id;
    }
    return root;
  }

  /// The end of the headline, where no more than a lead stands between it and the article.
  NodeId find_begin(const Measures& counted, NodeId root) const {
    if (headline_.block == Headline::unseen) return root;
    const Block& headline = page_.blocks.all()[headline_.block];
    const NodeId after = tree_[headline.container].end;
    if (after >= root) return root;
    const Measure between = counted.between(after, root);
    const double whole = counted.below(tree_, root).worth;
    return between.worth < lead_share * whole ? after : root;
  }

  void clean(const Measures& counted, NodeId root) {
    const Measure whole = counted.below(tree_, root);
    for (NodeId id = selection_.begin; id < tree_[root].end; ++id) {
      if (tree_[id].tag == Tag::text || id == root) continue;
      if (root > id && root < tree_[id].end) continue;
      if (!is_dropped(id, raw_.below(tree_, id), whole)) continue;
      selection_.dropped[id] = true;
      id = tree_[id].end - 1;
    }
  }

  bool is_dropped(NodeId id, const Measure& own, const Measure& whole) const {
    const Tag tag = tree_[id].tag;
    const Role role = page_.roles[id];
    const bool noise = is_noise(role, own, whole);
    if (role == Role::hidden || (!is_block(tag) && tag != Tag::other))
      return noise && role == Role::hidden;
    if (noise) return !(tag == Tag::footer && in_quote(id));
    const double share = whole.worth <= 0 ? 0 : own.worth / whole.worth;
    const bool aside = (role == Role::detail || role == Role::box) && !is_heading(tag);
    if (aside && share < detail_share) {
      if (tag == Tag::figcaption || own.link_density() > 0.5) return true;
      const std::uint32_t most = role == Role::detail ? detail_letters : box_letters;
      if (own.letters <= most && (role == Role::detail || own.sentences == 0)) return true;
    }
    return is_link_list(id, own) && share < 0.2;
  }

  bool in_quote(NodeId id) const { return tree_[tree_[id].parent].tag == Tag::blockquote; }

  /// A list, table or box that is mostly links.
  bool is_link_list(NodeId id, const Measure& own) const {
    switch (tree_[id].tag) {
      case Tag::ul:
      case Tag::ol:
      case Tag::dl:
      case Tag::table:
      case Tag::div:
      case Tag::section:
        return own.link_density() > 0.6 && own.sentences == 0;
      default:
        return false;
    }
  }

  void keep_blocks() {
    const std::vector<Block>& blocks = page_.blocks.all();
    selection_.kept.assign(blocks.size(), false);
    NodeId dropped_end = selection_.begin;
    std::size_t i = 0;
    for (NodeId id = 0; id < tree_[selection_.root].end; ++id) {
      if (selection_.dropped[id]) dropped_end = std::max(dropped_end, tree_[id].end);
      for (; i < blocks.size() && blocks[i].first == id; ++i)
        selection_.kept[i] = id >= dropped_end;
    }
  }

  const Page& page_;
  const Tree& tree_;
  const Headline& headline_;
  const Measures raw_;
  Selection selection_;
};

}  // namespace

Selection select_article(const Page& page, const Headline& headline) {
  return Selector(page, headline).select();
}

}  // namespace dateline::html
