#include "query/syntax/query_patterns.h"

#include <algorithm>
#include <variant>
#include <vector>

namespace dateline {
namespace {

constexpr std::size_t most_words = 100;
constexpr std::size_t most_words_of_all = 1000;

bool is_pattern(const QueryNode& node) {
  return std::holds_alternative<PrefixQuery>(node.form) ||
         std::holds_alternative<FuzzyQuery>(node.form);
}

/// The patterns, each counted once.
void add_patterns(const QueryNode& node, std::set<std::string>& patterns) {
  const auto add_all = [&](const std::vector<QueryNode>& nodes) {
    for (const QueryNode& each : nodes) add_patterns(each, patterns);
  };
  if (const auto* group = std::get_if<GroupQuery>(&node.form)) {
    for (const auto* nodes : {&group->required, &group->optional, &group->excluded}) {
      add_all(*nodes);
    }
  } else if (const auto* near = std::get_if<NearQuery>(&node.form)) {
    add_all(near->operands);
  } else if (is_pattern(node)) {
    patterns.insert(to_text(node));
  }
}

}  // namespace

bool is_repeated_pattern(const QueryNode& node, std::set<std::string>& patterns) {
  return is_pattern(node) && !patterns.insert(to_text(node)).second;
}

std::size_t words_of_each_pattern(const QueryNode& query) {
  std::set<std::string> patterns;
  add_patterns(query, patterns);
  const std::size_t share = most_words_of_all / std::max<std::size_t>(1, patterns.size());
  return std::clamp<std::size_t>(share, 1, most_words);
}

}  // namespace dateline
