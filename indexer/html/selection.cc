#include "indexer/html/selection.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/html/noise.h"
#include "indexer/html/release_parts.h"

namespace dateline::html {
namespace {

/// Shares of the running text of the page, or of the chosen element.
constexpr double body_share = 0.6;      ///< minimum of an element named as body
constexpr double article_share = 0.7;   ///< minimum of an <article>
constexpr double descent_share = 0.95;  ///< minimum of a child to replace its parent
constexpr double inner_share = 0.8;     ///< the same for a child named as body
constexpr double column_share = 0.68;  ///< minimum of the column with the lead to be selected alone
constexpr double titled_share = 0.3;   ///< minimum of an <article> with the title
constexpr double lead_share = 0.3;     ///< maximum of text between title and body

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
      : page_(page), tree_(page.tree), headline_(headline) {}

  Selection select() {
    const Measures counted = count_without_noise();
    const NodeId root = choose(counted);
    selection_.root = root;
    selection_.begin = find_begin(counted, root);
    selection_.dropped = prune(page_, selection_.begin, root);
    const ReleaseParts parts = find_release_parts(page_, root);
    selection_.end = parts.end;
    for (const NodeId id : parts.between) selection_.dropped[id] = Rule::outside;
    keep_blocks();
    return std::move(selection_);
  }

 private:
  Measures count_without_noise() const {
    std::vector<bool> counted(page_.blocks.all().size());
    for (std::size_t i = 0; i < counted.size(); ++i) {
      counted[i] = !page_.is_noise(page_.blocks.all()[i]);
    }
    return {tree_, page_.blocks, counted};
  }

  NodeId choose(const Measures& counted) const {
    NodeId best = 0;
    double most = counted.below(tree_, 0).worth;
    for (NodeId id = 1; id < tree_.size(); ++id) {
      if (!is_container(tree_[id].tag)) continue;
      const double worth = counted.below(tree_, id).worth;
      if (worth < most || is_before_quote(id, best)) continue;
      most = worth;
      best = id;
    }
    if (most <= 0) return container_of_lead();
    if (const auto body = named(counted, best, Role::body, body_share * most)) {
      const NodeId around = with_twins(counted, *body);
      return around == *body ? descend(counted, around) : around;
    }
    if (const auto article = titled_article(counted, titled_share * most)) {
      return descend(counted, *article);
    }
    if (const auto article = named(counted, best, Role::article, article_share * most)) {
      return descend(counted, leading_column(counted, *article));
    }
    return descend(counted, leading_column(counted, best));
  }

  /// The element with the role and the most text, if that is enough.
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
      // The innermost of nested elements with the same text, but not a part of the text.
      most = worth;
      best = id;
    }
    return best;
  }

  /// The element around a part of a body and all other parts of the same kind and name.
  NodeId with_twins(const Measures& counted, NodeId body) const {
    NodeId around = body;
    for (NodeId id = 1; id < tree_.size(); ++id) {
      if (page_.roles[id] != Role::body || tree_[id].tag != tree_[body].tag) continue;
      if (page_.noise[id] || name_of(id) != name_of(body)) continue;
      if (counted.below(tree_, id).sentences == 0) continue;
      while (id < around || id >= tree_[around].end) around = tree_[around].parent;
    }
    return around;
  }

  /// The innermost element that still has nearly all of the text.
  NodeId descend(const Measures& counted, NodeId root) const {
    const double whole = counted.below(tree_, root).worth;
    if (whole <= 0) return root;
    for (NodeId id = root + 1; id < tree_[root].end; ++id) {
      const double share = page_.roles[id] == Role::body ? inner_share : descent_share;
      const bool holds = counted.below(tree_, id).worth >= share * whole;
      if (holds && is_container(tree_[id].tag) && !is_before_quote(id, root)) root = id;
    }
    return root;
  }

  /// Whether a quotation under a heading of its own follows an element inside another.
  bool is_before_quote(NodeId id, NodeId around) const {
    const std::vector<Block>& blocks = page_.blocks.all();
    const std::size_t i = page_.blocks.first_from(tree_[id].end);
    if (i + 1 >= blocks.size() || blocks[i + 1].first >= tree_[around].end) return false;
    if (!is_heading(blocks[i].tag) || page_.is_noise(blocks[i])) return false;
    for (NodeId quote = blocks[i + 1].first; quote > tree_[id].end; quote = tree_[quote].parent) {
      if (tree_[quote].tag == Tag::blockquote) return !page_.noise[quote];
    }
    return false;
  }

  /// The column with the first running text after the title and most of all text, if there are
  /// other columns.
  NodeId leading_column(const Measures& counted, NodeId root) const {
    const NodeId lead = find_lead(root);
    const double enough = counted.below(tree_, root).worth * column_share;
    for (NodeId id = root + 1; id < tree_[root].end; ++id) {
      if (id > lead || tree_[id].end <= lead || !is_container(tree_[id].tag)) continue;
      if (counted.below(tree_, id).worth < enough) continue;
      const bool named = !tree_.attribute(id, AttributeName::class_name).empty();
      if (named && has_sentence_beside(counted, id)) break;
      if (!has_twin(id) && !is_before_quote(id, root)) root = id;
    }
    return root;
  }

  /// The element around the lead, where links outweigh a short text everywhere.
  NodeId container_of_lead() const {
    NodeId id = find_lead(0);
    while (id != 0 && !is_container(tree_[id].tag)) id = tree_[id].parent;
    return id;
  }

  NodeId find_lead(NodeId root) const {
    const std::vector<Block>& blocks = page_.blocks.all();
    std::size_t i = page_.blocks.first_from(root);
    if (headline_.block != Headline::unseen) i = std::max(i, headline_.block);
    while (i < blocks.size() && (page_.is_noise(blocks[i]) || !is_running_text(blocks[i]))) ++i;
    return i < blocks.size() ? blocks[i].first : root;
  }

  /// The largest <article> around the title, if a page has several.
  std::optional<NodeId> titled_article(const Measures& counted, double enough) const {
    if (headline_.block == Headline::unseen) return std::nullopt;
    const NodeId title = page_.blocks.all()[headline_.block].first;
    for (NodeId id = 1; id <= title; ++id) {
      if (tree_[id].tag != Tag::article || tree_[id].end <= title) continue;
      if (counted.below(tree_, id).worth >= enough) return id;
    }
    return std::nullopt;
  }

  /// Whether it has a sibling of the same kind and name.
  bool has_twin(NodeId id) const {
    const NodeId parent = tree_[id].parent;
    for (NodeId other = parent + 1; other < tree_[parent].end; other = tree_[other].end) {
      if (other == id || tree_[other].tag != tree_[id].tag) continue;
      if (name_of(other) == name_of(id)) return true;
    }
    return false;
  }

  /// Whether a sibling of the same kind and name holds running text: both are parts of one text.
  bool has_sentence_beside(const Measures& counted, NodeId id) const {
    const NodeId parent = tree_[id].parent;
    for (NodeId other = parent + 1; other < tree_[parent].end; other = tree_[other].end) {
      if (other == id || tree_[other].tag != tree_[id].tag || name_of(other) != name_of(id))
        continue;
      if (counted.below(tree_, other).sentences > 0) return true;
    }
    return false;
  }

  std::pair<std::string_view, std::string_view> name_of(NodeId id) const {
    return {tree_.attribute(id, AttributeName::class_name), tree_.attribute(id, AttributeName::id)};
  }

  /// The end of the headline, if there is at most a lead between it and the article.
  NodeId find_begin(const Measures& counted, NodeId root) const {
    if (headline_.block == Headline::unseen) return root;
    const Block& headline = page_.blocks.all()[headline_.block];
    const NodeId after = tree_[headline.container].end;
    if (after >= root) return root;
    const Measure between = counted.between(after, root);
    const double whole = counted.below(tree_, root).worth;
    const bool lead = between.sentences == 1 && between.link_letters == 0 && between.worth < whole;
    return lead || between.worth < lead_share * whole ? after : root;
  }

  void keep_blocks() {
    const std::vector<Block>& blocks = page_.blocks.all();
    selection_.kept.assign(blocks.size(), false);
    NodeId dropped_end = selection_.begin;
    std::size_t i = 0;
    for (NodeId id = 0; id < selection_.end; ++id) {
      if (selection_.dropped[id] != Rule::none) dropped_end = std::max(dropped_end, tree_[id].end);
      for (; i < blocks.size() && blocks[i].first == id; ++i)
        selection_.kept[i] = id >= dropped_end;
    }
  }

  const Page& page_;
  const Tree& tree_;
  const Headline& headline_;
  Selection selection_;
};

}  // namespace

Selection select_article(const Page& page, const Headline& headline) {
  return Selector(page, headline).select();
}

}  // namespace dateline::html
