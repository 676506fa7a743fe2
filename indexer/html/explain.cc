#include "indexer/html/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "indexer/html/rule.h"

namespace dateline::html {
namespace {

constexpr std::size_t longest_shown_name = 100;  ///< bytes

class Explainer {
 public:
  Explainer(const Page& page, const Selection& selection, const Body& body)
      : page_(page), tree_(page.tree), selection_(selection), body_(body) {}

  std::string line(const Block& block) const {
    const Rule rule = rule_of(block);
    const auto text = quote(page_.blocks.text(block));
    if (rule == Rule::none) return "kept: " + text;
    return fmt::format("{}{}: {}", to_string(rule), element_of(block, rule), text);
  }

 private:
  /// The innermost named element around a block; for one that is named, the one that is.
  std::string element_of(const Block& block, Rule rule) const {
    std::string found;
    for (NodeId id = block.container; id != 0; id = tree_[id].parent) {
      if (rule == Rule::named && page_.roles[id] < Role::noise) continue;
      for (const AttributeName name :
           {AttributeName::class_name, AttributeName::id, AttributeName::role}) {
        const std::string_view value = tree_.attribute(id, name);
        if (!value.empty()) found = fmt::format(" in \"{}\"", value.substr(0, longest_shown_name));
        if (!value.empty()) break;
      }
      if (rule != Rule::named && !found.empty()) break;
    }
    return found;
  }

  Rule rule_of(const Block& block) const {
    const auto read = std::ranges::find(body_.blocks, block.first, &ReadBlock::first);
    if (read != body_.blocks.end()) return read->rule;
    for (NodeId id = block.first; id != 0; id = tree_[id].parent) {
      if (selection_.dropped[id] != Rule::none) return selection_.dropped[id];
    }
    return page_.is_noise(block) ? Rule::named : Rule::outside;
  }

  const Page& page_;
  const Tree& tree_;
  const Selection& selection_;
  const Body& body_;
};

}  // namespace

std::string_view to_string(Rule rule) {
  switch (rule) {
    case Rule::none:
      return "kept";
    case Rule::outside:
      return "outside the article";
    case Rule::named:
      return "named as no article";
    case Rule::hidden:
      return "hidden";
    case Rule::detail:
      return "detail";
    case Rule::caption:
      return "caption";
    case Rule::sign_up:
      return "sign-up box";
    case Rule::link_list:
      return "list of links";
    case Rule::teaser:
      return "teaser";
    case Rule::notice:
      return "notice";
    case Rule::repeated:
      return "repeated";
    case Rule::comments:
      return "comments";
    case Rule::behind_mark:
      return "behind the mark that ends the text";
    case Rule::behind_links:
      return "behind the links that follow the text";
    case Rule::appendix:
      return "under a heading of something else";
    case Rule::above:
      return "above the text";
    case Rule::subtitle:
      return "subtitle";
    case Rule::below:
      return "below the text";
    case Rule::label:
      return "label";
    case Rule::undescribed:
      return "not in the described text";
  }
  return {};
}

void explain(const Page& page, const Selection& selection, const Headline& headline,
             const Body& body, const std::vector<DateClaim>& dates, Explanation& explanation) {
  for (const DateClaim& date : dates) {
    explanation.dates.push_back(fmt::format("{}: {}", date.origin, quote(date.text)));
  }
  const Explainer explainer(page, selection, body);
  const std::vector<Block>& blocks = page.blocks.all();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool title = i == headline.block;
    explanation.text.push_back(title ? "title: " + quote(page.blocks.text(blocks[i]))
                                     : explainer.line(blocks[i]));
  }
}

}  // namespace dateline::html
