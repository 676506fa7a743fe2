#include "query/match/match_check.h"

#include <algorithm>
#include <string>

#include "common/schema/keyword_terms.h"

namespace dateline {
namespace {

bool has_keyword(const Release& release, const std::vector<MatchedWords::Keyword>& keywords) {
  if (keywords.empty()) return false;
  const std::vector<std::string> terms = keyword_terms(release);
  return std::ranges::any_of(keywords, [&](const auto& keyword) {
    return std::ranges::find(terms, keyword.term) != terms.end();
  });
}

}  // namespace

MatchCheck::MatchCheck(const MatchedWords& matched, const RequiredItems& required) {
  for (const auto& items : required) {
    clauses_.push_back({items, only_items(matched, items), std::nullopt});
  }
}

bool MatchCheck::operator()(const Release& release, const Highlighter& marked) {
  return std::ranges::all_of(clauses_, [&](Clause& clause) {
    const auto is_marked = [&](std::size_t item) { return marked.has_found(item); };
    return std::ranges::any_of(clause.items, is_marked) || is_in(release, clause);
  });
}

bool MatchCheck::is_in(const Release& release, Clause& clause) {
  if (has_keyword(release, clause.matched.keywords)) return true;
  if (!clause.finder) clause.finder.emplace(clause.matched);
  const LanguageId language = language_of(release);
  const auto holds = [&](const std::string& text, FieldId field) {
    return !clause.finder->find(text, field, language).empty();
  };
  return holds(release.title, FieldId::title) || holds(release.issuer, FieldId::issuer) ||
         holds(release.body, FieldId::body);
}

}  // namespace dateline
