#include "indexer/html/controls.h"

#include <algorithm>
#include <string>

#include "common/text/ascii.h"
#include "indexer/html/class_names.h"
#include "indexer/html/phrases.h"

namespace dateline::html {
namespace {

constexpr std::size_t most_label_bytes = 80;  // bytes
constexpr std::size_t least_run = 60;         // bytes of one run of characters
constexpr NodeId most_nodes_around = 12;      // of an element that is little else than a control
constexpr int levels_around = 3;              // between a control and the element beside the text

bool is_blank(const Node& node) {
  return node.tag == Tag::text && trimmed<is_html_space>(node.text).empty();
}

// A link that leads nowhere but to a place of the page is a button.
bool is_control(const Tree& tree, NodeId id) {
  if (tree[id].tag == Tag::button) return true;
  if (equals_ignoring_case(tree.attribute(id, AttributeName::role), "button")) return true;
  if (tree[id].tag != Tag::a) return false;
  const std::string_view target = tree.attribute(id, AttributeName::href);
  return target.empty() || target.starts_with('#') || lowered(target).starts_with("javascript:");
}

// All text below a control; empty if it is too long for a label.
std::string label_of(const Tree& tree, NodeId id) {
  std::string label;
  for (NodeId inner = id + 1; inner < tree[id].end; ++inner) {
    if (tree[inner].tag == Tag::text) append_collapsed(label, tree[inner].text);
    if (label.size() > most_label_bytes) return {};
  }
  return label;
}

// Whether there is a run of characters, outside of links, that is long enough for a sentence.
bool holds_text(const Tree& tree, NodeId id) {
  for (NodeId inner = id + 1; inner < tree[id].end; ++inner) {
    if (tree[inner].tag == Tag::a || is_unreadable(tree[inner].tag)) {
      inner = tree[inner].end - 1;
    } else if (tree[inner].tag == Tag::text &&
               trimmed<is_html_space>(tree[inner].text).size() >= least_run) {
      return true;
    }
  }
  return false;
}

// Whether an element around a button has no other one.
bool is_alone(const Tree& tree, NodeId button, NodeId around) {
  if (tree[around].end - around > most_nodes_around) return false;
  for (NodeId id = around + 1; id < tree[around].end; ++id) {
    if (tree[id].tag == Tag::button && id != button) return false;
  }
  return true;
}

}  // namespace

Controls::Controls(const Tree& tree) : tree_(tree) {
  for (NodeId id = 0; id < tree_.size(); ++id) add(id);
}

void Controls::add(NodeId control) {
  if (tree_[control].tag == Tag::text) return;
  if (equals_ignoring_case(tree_.attribute(control, AttributeName::role), "tab")) return;
  any_class_name(tree_.attribute(control, AttributeName::aria_controls), [this](auto id) {
    named_.insert(id);
    return false;
  });
  for (const AttributeName name : {AttributeName::data_target, AttributeName::data_bs_target}) {
    const std::string_view target = tree_.attribute(control, name);
    if (target.starts_with('#')) named_.insert(target.substr(1));
  }
  if (tree_.has_attribute(control, AttributeName::aria_expanded)) add_ends(control);
  if (is_control(tree_, control) && offers_rest(label_of(tree_, control))) {
    expanders_.push_back(control);
  }
}

bool Controls::show(NodeId hidden) const {
  // A text in another language is shown instead of one.
  if (tree_.has_attribute(hidden, AttributeName::lang) || !holds_text(tree_, hidden)) return false;
  if (is_named(hidden) || is_headed(hidden)) return true;
  const auto behind = std::ranges::lower_bound(expanders_, tree_[hidden].end);
  if (behind != expanders_.end()) {
    // The hidden part may be the end of a paragraph.
    NodeId element = hidden;
    for (int level = 0; level < levels_around && element != 0; ++level) {
      if (is_beside(*behind, element)) return true;
      if (!touch(element, tree_[element].parent)) break;
      element = tree_[element].parent;
    }
  }
  const auto before = std::ranges::lower_bound(expanders_, hidden);
  return before != expanders_.begin() && is_beside(*(before - 1), hidden);
}

// Of the control, and of elements that are little else, such as a heading.
void Controls::add_ends(NodeId control) {
  for (int level = 0; level < levels_around && control != 0; ++level) {
    if (tree_[control].end - control > most_nodes_around) return;
    headed_.insert(tree_[control].end);
    control = tree_[control].parent;
  }
}

bool Controls::is_headed(NodeId hidden) const {
  return headed_.contains(hidden) || (is_blank(tree_[hidden - 1]) && headed_.contains(hidden - 1));
}

bool Controls::is_named(NodeId hidden) const {
  const std::string_view id = tree_.attribute(hidden, AttributeName::id);
  return !id.empty() && named_.contains(id);
}

// Whether an element that is little else than a control stands directly before or behind another.
bool Controls::is_beside(NodeId control, NodeId element) const {
  for (int level = 0; level < levels_around && control != 0; ++level) {
    if (tree_[control].end - control > most_nodes_around) return false;
    if (tree_[control].parent == tree_[element].parent) {
      return control < element ? touch(control, element) : touch(element, control);
    }
    control = tree_[control].parent;
  }
  return false;
}

// Whether nothing but white space is between the end of an element and another beside it, or the
// end of the element around it.
bool Controls::touch(NodeId first, NodeId second) const {
  const NodeId end = second > first ? second : tree_[second].end;
  const NodeId next = tree_[first].end;
  return next == end || (next + 1 == end && is_blank(tree_[next]));
}

bool heads_panel(const Tree& tree, NodeId button) {
  NodeId id = button;
  for (int level = 0; level <= levels_around && id != 0; ++level) {
    if (is_heading(tree[id].tag)) return is_alone(tree, button, id);
    const bool named =
        any_class_name(tree.attribute(id, AttributeName::class_name), [](std::string_view name) {
          const std::string lower = lowered(name);
          return lower.find("accordion") != lower.npos || lower.find("akkordeon") != lower.npos ||
                 lower.find("collapsible") != lower.npos;
        });
    if (named) return true;
    id = tree[id].parent;
  }
  return false;
}

}  // namespace dateline::html
