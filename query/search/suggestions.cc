#include "query/search/suggestions.h"

#include <map>
#include <utility>

#include "common/text/edit_distance.h"
#include "common/text/stemmer.h"
#include "common/text/tokenizer.h"

namespace dateline {
namespace {

constexpr std::size_t most_clauses = 20;

}  // namespace

std::size_t count_matches(const QueryNode& query, QueryBuilder& builder, Retriever& retriever,
                          std::optional<LanguageId> language, std::optional<Deadline>& deadline) {
  const auto built = builder.build(query, {language, {}});
  if (!built.query) return 0;
  return retriever.find(without_weight(*built.query), {}, deadline ? &*deadline : nullptr).size();
}

std::vector<ClauseCount> count_clauses(const QueryNode& query, QueryBuilder& builder,
                                       Retriever& retriever, std::optional<LanguageId> language,
                                       std::optional<Deadline>& deadline) {
  const auto count = [&](const QueryNode& node) {
    return count_matches(node, builder, retriever, language, deadline);
  };
  const auto* group = std::get_if<GroupQuery>(&query.form);
  if (group == nullptr || group->required.size() + group->excluded.size() > most_clauses ||
      group->required.empty()) {
    return {{to_text(query), count(query), 0}};
  }
  std::vector<ClauseCount> counts;
  const auto count_each = [&](std::vector<QueryNode> GroupQuery::*part) {
    const std::vector<QueryNode>& nodes = group->*part;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      GroupQuery others = *group;
      auto& left = others.*part;
      left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
      const bool alone = others.required.empty() && others.optional.empty();
      const bool excluded = part == &GroupQuery::excluded;
      const QueryNode clause = excluded ? QueryNode{GroupQuery{{}, {}, {nodes[i]}}} : nodes[i];
      counts.push_back({(excluded ? "NOT " : "") + to_text(nodes[i]), count(clause),
                        alone ? 0 : count(QueryNode{std::move(others)})});
    }
  };
  count_each(&GroupQuery::required);
  count_each(&GroupQuery::excluded);
  return counts;
}

namespace {

constexpr Xapian::doccount far_more = 10;  // times as frequent as the word typed

/// A better spelling for `term`, or empty if it may be correct.
std::string correction(const std::string& term, const Snapshot& snapshot) {
  constexpr std::size_t short_word = 4;  // letters; with two others it is any word
  const unsigned most_edits = characters_of(term).size() <= short_word ? 1 : 2;
  std::string better = snapshot.database().get_spelling_suggestion(term, most_edits);
  if (better.empty()) return better;
  const auto typed = snapshot.word_frequency(term);
  if (snapshot.word_frequency(better) < far_more * typed) better.clear();
  return better;
}

/// Collects corrections for the first text words of a query.
struct Corrector {
  static constexpr int most_words = 32;  ///< each takes milliseconds

  const Snapshot& snapshot;
  std::map<std::string, std::string> corrections;
  int words = 0;

  void words_of(const std::string& text, bool exact) {
    Tokenizer tokenizer(text);
    Token token;
    while (tokenizer.next(token)) {
      const std::string term(token.term);
      const bool is_word = token.kind == Token::Kind::word && token.stemmable && !token.elided;
      if (!is_word || corrections.count(term) > 0) continue;
      if (++words > most_words) return;
      std::string better = correction(term, snapshot);
      // A stem matches with and without accents.
      const bool same = !exact && fold_accents(better) == fold_accents(term);
      if (!better.empty() && !same) corrections.emplace(term, std::move(better));
    }
  }
  void all(const std::vector<QueryNode>& nodes) {
    for (const QueryNode& node : nodes) std::visit(*this, node.form);
  }

  void operator()(const WordQuery& word) { words_of(word.text, word.exact); }
  void operator()(const PhraseQuery& phrase) { words_of(phrase.text, true); }
  void operator()(const PrefixQuery&) {}
  void operator()(const FuzzyQuery&) {}
  void operator()(const KeywordQuery&) {}
  void operator()(const PeriodQuery&) {}
  void operator()(const AllQuery&) {}
  void operator()(const NearQuery& near) { all(near.operands); }
  void operator()(const GroupQuery& group) {
    all(group.required);
    all(group.optional);
  }
};

}  // namespace

std::string corrected_query(const std::string& typed, const QueryNode& query,
                            const Snapshot& snapshot) {
  Corrector corrector{snapshot, {}, 0};
  std::visit(corrector, query.form);
  if (corrector.corrections.empty()) return {};
  std::string corrected;
  std::size_t copied = 0;
  Tokenizer tokenizer(typed);
  Token token;
  while (tokenizer.next(token)) {
    if (token.kind != Token::Kind::word) continue;
    const auto better = corrector.corrections.find(std::string(token.term));
    if (better == corrector.corrections.end()) continue;
    corrected.append(typed, copied, token.begin - copied);
    corrected += better->second;
    copied = token.end;
  }
  return corrected.append(typed, copied);
}

}  // namespace dateline
