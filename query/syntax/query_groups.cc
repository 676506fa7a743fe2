#include <set>
#include <utility>

#include "query/syntax/query_patterns.h"
#include "query/syntax/query_visitor.h"

namespace dateline {

namespace {

bool is_word_of(const QueryNode& node, bool (*test)(const std::string&)) {
  const auto* word = std::get_if<WordQuery>(&node.form);
  return word != nullptr && test(word->text);
}

}  // namespace

WeighedQueries QueryVisitor::visit_all(const std::vector<QueryNode>& nodes) {
  WeighedQueries parts;
  std::set<std::string> patterns;
  for (const QueryNode& node : nodes) {
    if (is_repeated_pattern(node, patterns)) continue;
    if (auto part = visit(node)) parts.push_back(std::move(*part));
  }
  return parts;
}

/// Of neighbouring words, those that the index has a term for as a pair.
WeighedQueries QueryVisitor::pairs(const GroupQuery& group) const {
  WeighedQueries pairs;
  for (const auto* nodes : {&group.required, &group.optional}) {
    for (const QueryNode& node : *nodes) {
      const auto* word = std::get_if<WordQuery>(&node.form);
      if (word == nullptr || word->before.empty()) continue;
      const std::string text = word->before + ' ' + word->text;
      std::vector<std::string> words;
      const QueryWords both(text);
      for (const QueryWord& each : both.all()) words.push_back(each.term);
      auto pair = text_.pair(words);
      if (pair) pairs.push_back({.query = *std::move(pair), .text = text, .is_pair = true});
    }
  }
  return pairs;
}

/// Like visit_all, but a word followed by a number also matches joined ("COVID 19" as COVID19).
WeighedQueries QueryVisitor::required(const std::vector<QueryNode>& nodes) {
  WeighedQueries parts;
  std::set<std::string> patterns;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (is_repeated_pattern(nodes[i], patterns)) continue;
    auto part = visit(nodes[i]);
    if (!part) continue;
    if (i + 1 < nodes.size() && is_word_of(nodes[i], is_letters) &&
        is_word_of(nodes[i + 1], is_digits)) {
      const auto& first = std::get<WordQuery>(nodes[i].form);
      const auto& second = std::get<WordQuery>(nodes[i + 1].form);
      const QueryWords both(first.text + second.text);
      if (first.field == second.field && both.size() == 1) {
        const WeighedQuery number = *visit(nodes[i + 1]);
        part->query = joined(Join::last, {joined(Join::all, {part->query, number.query}),
                                          word(both.all().front(), first.field, first.exact)});
        part->text += ' ' + number.text;
        part->items.insert(part->items.end(), number.items.begin(), number.items.end());
        ++i;
      }
    }
    parts.push_back(std::move(*part));
  }
  return parts;
}

std::optional<IndexQuery> QueryVisitor::operator()(const GroupQuery& group) {
  WeighedQueries parts = required(group.required);
  count_repeated(parts, text_.relevance());
  WeighedQueries optional = visit_all(group.optional);
  count_repeated(optional, text_.relevance());
  std::optional<IndexQuery> query;
  if (!parts.empty()) query = joined(Join::all, queries_of(parts));
  if (!optional.empty()) {
    const IndexQuery any = joined(Join::any, queries_of(optional));
    query = query ? joined(Join::maybe, {*query, any}) : any;
  }
  WeighedQueries pairs = this->pairs(group);
  if (!pairs.empty()) {
    IndexQueries with_pairs = queries_of(pairs);
    with_pairs.insert(with_pairs.begin(), *query);
    query = joined(Join::maybe, std::move(with_pairs));
  }
  const WeighedQueries excluded = this->excluded(group.excluded);
  if (!excluded.empty()) {
    IndexQueries with_excluded = queries_of(excluded);
    with_excluded.insert(with_excluded.begin(), query.value_or(IndexNode{AllReleases{}}));
    query = joined(Join::without, std::move(with_excluded));
  }
  std::move(optional.begin(), optional.end(), std::back_inserter(parts));
  std::move(pairs.begin(), pairs.end(), std::back_inserter(parts));
  parts_ = std::move(parts);
  return query;
}

WeighedQueries QueryVisitor::excluded(const std::vector<QueryNode>& nodes) {
  const MatchedWords matched = built_.matched;  // excluded words occur in no result
  WeighedQueries parts;
  for (const QueryNode& node : nodes) {
    if (auto part = visit(node)) parts.push_back(std::move(*part));
  }
  built_.matched = matched;
  return parts;
}

}  // namespace dateline
