#include "indexer/html/noise.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>

#include "common/text/ascii.h"
#include "indexer/html/class_names.h"
#include "indexer/html/phrases.h"
#include "indexer/html/press_contact.h"
#include "indexer/html/quotations.h"

namespace dateline::html {
namespace {

/// Shares of running text from which the name of an element is ignored.
constexpr double noise_share = 0.5;
constexpr double comment_share = 0.9;
constexpr double most_footer = 3;     ///< times the text of the page, or it is the text
constexpr double hidden_share = 0.6;  ///< a script shows what is hidden

constexpr double enough_text = 200;  ///< from which a part of a page may be its article

class NoiseFinder {
 public:
  NoiseFinder(const Tree& tree, const std::vector<Role>& roles, const Blocks& blocks)
      : tree_(tree),
        roles_(roles),
        blocks_(blocks),
        measures_(tree, blocks),
        whole_(measures_.below(tree, 0)),
        marks_(count_marks()),
        named_(tree.size()) {
    for (NodeId id = tree_.size() - 1; id > 0; --id) {
      named_[tree_[id].parent] +=
          roles_[id] < Role::noise ? named_[id] : measures_.below(tree_, id).text;
    }
  }

  std::vector<bool> find() const {
    std::vector<bool> noise(tree_.size());
    for (NodeId id = 1; id < tree_.size(); ++id) {
      if (roles_[id] < Role::noise || !is_believed(id)) continue;
      if (is_press_contact(tree_, blocks_, id) || is_release_part(id)) continue;
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

  bool is_believed(NodeId id) const {
    const bool marked = marks_[tree_[id].end] > marks_[id];
    const Measure own = measures_.below(tree_, id);
    const double shown_elsewhere = whole_.text - named_[0];
    if (!marked && shown_elsewhere >= enough_text &&
        !(roles_[id] == Role::hidden && in_article(id))) {
      return true;
    }
    // A footer of the page outweighs a text of one line.
    const bool footer = tree_[id].tag == Tag::footer && own.text < most_footer * shown_elsewhere;
    if (!marked && footer && !in_article(id)) return true;
    // A name around title and text is that of a page.
    const double unnamed = own.text - named_[id];
    if (marked && unnamed >= enough_text && unnamed >= noise_share * (unnamed + shown_elsewhere)) {
      return false;
    }
    return is_noise(roles_[id], own, whole_);
  }

  /// Whether an element beside the text of an article has a heading that names a part of a release
  /// ("Notes to editors").
  bool is_release_part(NodeId id) const {
    const std::size_t first = blocks_.first_from(id);
    if (roles_[id] != Role::noise || first == blocks_.all().size()) return false;
    const Block& heading = blocks_.all()[first];
    return is_heading(heading.tag) && heading.last < tree_[id].end && heading.link_letters == 0 &&
           is_aside(id) && heads_release_part(blocks_.text(heading)) && in_article(id);
  }

  /// Whether the tag or ARIA role of an element is all that makes it noise.
  bool is_aside(NodeId id) const {
    const bool aside =
        tree_[id].tag == Tag::aside ||
        equals_ignoring_case(tree_.attribute(id, AttributeName::role), "complementary");
    return aside &&
           role_of_class_names(tree_.attribute(id, AttributeName::class_name)) < Role::noise;
  }

  bool in_article(NodeId id) const {
    for (id = tree_[id].parent; id != 0; id = tree_[id].parent) {
      if (roles_[id] == Role::body || roles_[id] == Role::article) return true;
    }
    return false;
  }

  const Tree& tree_;
  const std::vector<Role>& roles_;
  const Blocks& blocks_;
  const Measures measures_;
  const Measure whole_;
  const std::vector<std::uint32_t> marks_;
  std::vector<double> named_;  ///< for each node the text below it in elements named as noise
};

}  // namespace

std::vector<bool> find_noise(const Tree& tree, const std::vector<Role>& roles,
                             const Blocks& blocks) {
  return NoiseFinder(tree, roles, blocks).find();
}

bool is_noise(Role role, const Measure& own, const Measure& whole) {
  const double share = whole.text <= 0 ? 0 : own.text / whole.text;
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

namespace {

/// Shares of the running text of the article.
constexpr double detail_share = 0.5;  ///< from which a detail is the text itself
constexpr double list_share = 0.2;    ///< maximum of a list of links
constexpr double teaser_share = 0.3;  ///< maximum of a row of teasers

constexpr double row_share = 0.6;  ///< the same for three or more

constexpr std::uint32_t detail_letters = 400;       ///< maximum of a caption or byline
constexpr std::uint32_t box_letters = 150;          ///< maximum of a box without running text
constexpr std::uint32_t caption_letters = 250;      ///< maximum of a line in a picture box
constexpr std::uint32_t most_teaser_letters = 500;  ///< maximum of a teaser
constexpr std::uint32_t sign_up_letters = 500;      ///< maximum of a sign-up box

class Pruner {
 public:
  Pruner(const Page& page, NodeId begin, NodeId root)
      : page_(page),
        tree_(page.tree),
        begin_(begin),
        root_(root),
        measures_(page.tree, page.blocks),
        whole_(measures_.between(begin, page.tree[root].end)),
        quotations_(page, begin, page.tree[root].end),
        dropped_(page.tree.size()),
        wrappers_(find_wrappers()) {}

  std::vector<Rule> prune() {
    for (NodeId id = begin_; id < tree_[root_].end; ++id) {
      const bool around = root_ >= id && root_ < tree_[id].end;
      if (around || tree_[id].tag == Tag::text) continue;
      if (dropped_[id] == Rule::none) dropped_[id] = rule_of(id);
      if (dropped_[id] == Rule::none) {
        drop_teasers_below(id);
        continue;
      }
      id = tree_[id].end - 1;
    }
    return std::move(dropped_);
  }

 private:
  Measure measure(NodeId id) const { return measures_.below(tree_, id); }

  double share(const Measure& own) const {
    return whole_.worth <= 0 ? 0 : own.worth / whole_.worth;
  }

  Rule rule_of(NodeId id) {
    const Tag tag = tree_[id].tag;
    const Role role = page_.roles[id];
    const Measure own = measure(id);
    const bool noise = page_.noise[id] && is_noise(role, own, whole_);
    if (role == Role::hidden) return noise ? Rule::hidden : Rule::none;
    if (!is_block(tag) && tag != Tag::other) return Rule::none;
    if (noise) return tag == Tag::footer && in_quote(id) ? Rule::none : Rule::named;
    if (is_detail(id, own)) return Rule::detail;
    if (is_caption(id, own)) return Rule::caption;
    if (is_sign_up(id, own)) return Rule::sign_up;
    const bool links = is_link_list(tag, own) && share(own) < list_share && !is_announced(id);
    return links ? Rule::link_list : Rule::none;
  }

  /// A box around an e-mail field, with the words that advertise it.
  bool is_sign_up(NodeId id, const Measure& own) const {
    const Tag tag = tree_[id].tag;
    const bool box = tag == Tag::div || tag == Tag::section;
    if (!box || own.letters > sign_up_letters || share(own) >= list_share) return false;
    for (NodeId inner = id + 1; inner < tree_[id].end; ++inner) {
      if (tree_[inner].tag != Tag::input) continue;
      if (equals_ignoring_case(tree_.attribute(inner, AttributeName::type), "email")) return true;
    }
    return false;
  }

  /// Whether the line before a list introduces it ("The following documents are available:").
  bool is_announced(NodeId id) const {
    const Tag tag = tree_[id].tag;
    const bool list = tag == Tag::ul || tag == Tag::ol || tag == Tag::dl || tag == Tag::table;
    const std::size_t first = page_.blocks.first_from(id);
    if (!list || first == 0) return false;
    const Block& before = page_.blocks.all()[first - 1];
    return before.first >= begin_ && announces_list(before, page_.blocks.text(before));
  }

  bool in_quote(NodeId id) const { return tree_[tree_[id].parent].tag == Tag::blockquote; }

  bool is_detail(NodeId id, const Measure& own) {
    const Role role = page_.roles[id];
    const Tag tag = tree_[id].tag;
    if ((role != Role::detail && role != Role::box) || is_heading(tag)) return false;
    if (role == Role::box && heads_text(id)) return false;
    if (is_press_contact(tree_, page_.blocks, id)) return false;
    if (share(own) >= detail_share || (tag == Tag::figure && shows_text(id))) return false;
    if (quotations_.is_only_there(id)) return false;
    if (tag == Tag::figcaption || own.link_density() > 0.5) return true;
    if (role == Role::detail) return own.letters <= detail_letters;
    const bool empty = own.letters <= box_letters && own.sentences == 0 && !is_wrapper(id);
    return empty || is_teaser(id);
  }

  /// The class names of boxes that hold most of the text: page builders put each part of a text
  /// into a "widget" of its own.
  std::set<std::string_view> find_wrappers() const {
    struct Held {
      double text = 0;
      NodeId end = 0;  // of the last element, in which others of the name may be nested
    };
    std::map<std::string_view, Held> held;
    for (NodeId id = begin_; id < tree_[root_].end; ++id) {
      const bool around = root_ >= id && root_ < tree_[id].end;
      if (around || page_.roles[id] != Role::box) continue;
      const Measure own = measure(id);
      if (own.sentences == 0) continue;
      any_class_name(class_names(id), [&](std::string_view name) {
        Held& entry = held[name];
        if (id >= entry.end) entry = {entry.text + own.text, tree_[id].end};
        return false;
      });
    }
    std::set<std::string_view> names;
    for (const auto& [name, entry] : held) {
      if (entry.text >= detail_share * whole_.text) names.insert(name);
    }
    return names;
  }

  bool is_wrapper(NodeId id) const {
    return !wrappers_.empty() &&
           any_class_name(class_names(id), [&](auto name) { return wrappers_.contains(name); });
  }

  std::string_view class_names(NodeId id) const {
    return tree_.attribute(id, AttributeName::class_name);
  }

  /// Whether a box holds nothing but a heading above running text: page builders put each part of a
  /// text into a "widget" of its own.
  bool heads_text(NodeId id) const {
    const std::vector<Block>& blocks = page_.blocks.all();
    const std::size_t i = page_.blocks.first_from(id);
    if (i + 1 >= blocks.size() || blocks[i].last >= tree_[id].end) return false;
    const bool heading = is_heading(blocks[i].tag) && !blocks[i].ends_sentence;
    const bool button = tree_[tree_[blocks[i].first].parent].tag == Tag::button;
    const bool label = blocks[i].link_letters == 0 && (heading || button);
    const bool alone = blocks[i + 1].first >= tree_[id].end;
    return alone && label && is_running_text(blocks[i + 1]) && !page_.is_noise(blocks[i + 1]);
  }

  /// Whether a figure is text rather than a picture: a quotation, a table, a program.
  bool shows_text(NodeId figure) const {
    static constexpr std::array pictures{Tag::img,    Tag::picture, Tag::svg,       Tag::video,
                                         Tag::iframe, Tag::canvas,  Tag::figcaption};
    bool picture = false;
    for (NodeId id = figure + 1; id < tree_[figure].end; ++id) {
      const Tag tag = tree_[id].tag;
      if (tag == Tag::pre || tag == Tag::table || tag == Tag::blockquote) return true;
      picture = picture || std::ranges::find(pictures, tag) != pictures.end();
    }
    return !picture && measure(figure).sentences > 0;
  }

  /// A box with a picture and at most one line of text.
  bool is_caption(NodeId id, const Measure& own) const {
    const Tag tag = tree_[id].tag;
    const bool box = tag == Tag::div || tag == Tag::figure || tag == Tag::section ||
                     tag == Tag::center || tag == Tag::table;
    if (!box || own.letters > caption_letters || own.sentences > 1) return false;
    if (own.letters == 0 || share(own) >= list_share) return false;
    for (NodeId inner = id + 1; inner < tree_[id].end; ++inner) {
      const Tag kind = tree_[inner].tag;
      if (is_heading(kind)) return false;
      if (kind == Tag::img || kind == Tag::picture || kind == Tag::video) return true;
    }
    return false;
  }

  /// A list, table or box that is mostly links.
  static bool is_link_list(Tag tag, const Measure& own) {
    switch (tag) {
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

  /// Drops consecutive children of an element that are each a linked headline with a few lines of
  /// text.
  void drop_teasers_below(NodeId parent) {
    if (is_announced(parent)) return;
    std::vector<NodeId> row;
    for (NodeId id = parent + 1; id < tree_[parent].end; id = tree_[id].end) {
      if (tree_[id].tag == Tag::text) continue;
      if (is_teaser(id) && (row.empty() || tree_[row.back()].tag == tree_[id].tag)) {
        row.push_back(id);
      } else {
        drop_row(row);
        row.clear();
      }
    }
    drop_row(row);
  }

  void drop_row(const std::vector<NodeId>& row) {
    if (row.size() < 2) return;
    const Measure own = measures_.between(row.front(), tree_[row.back()].end);
    if (share(own) >= (row.size() < 3 ? teaser_share : row_share)) return;
    for (const NodeId id : row) dropped_[id] = Rule::teaser;
  }

  bool is_teaser(NodeId id) const {
    const Tag tag = tree_[id].tag;
    const bool card = tag == Tag::div || tag == Tag::article || tag == Tag::section ||
                      tag == Tag::li || tag == Tag::figure;
    if (!card) return false;
    const Measure own = measure(id);
    if (own.letters == 0 || own.letters > most_teaser_letters || own.sentences > 2) return false;
    const std::vector<Block>& blocks = page_.blocks.all();
    for (std::size_t i = page_.blocks.first_from(id);
         i < blocks.size() && blocks[i].first < tree_[id].end; ++i) {
      if (is_linked_headline(blocks[i])) return true;
    }
    return false;
  }

  const Page& page_;
  const Tree& tree_;
  const NodeId begin_;
  const NodeId root_;
  const Measures measures_;
  const Measure whole_;
  Quotations quotations_;
  std::vector<Rule> dropped_;
  const std::set<std::string_view> wrappers_;
};

}  // namespace

std::vector<Rule> prune(const Page& page, NodeId begin, NodeId root) {
  return Pruner(page, begin, root).prune();
}

}  // namespace dateline::html
