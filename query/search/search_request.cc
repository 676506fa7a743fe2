#include "query/search/search_request.h"

#include <fmt/format.h>

#include <utility>

#include "query/syntax/parser.h"
#include "query/syntax/plain_words.h"

namespace dateline {
namespace {

Result<ParsedQuery> parse(const SearchRequest& request, LanguageId language) {
  if (request.plain_words) return ParsedQuery{parse_plain_words(request.text, language), {}};
  return parse_query(request.text, {request.today, request.any, request.exact, language});
}

/// Restricts the query to the requested period.
QueryNode within(QueryNode root, const DatePeriod& period) {
  if (!period.first && !period.last) return root;
  if (is_empty(root)) return {PeriodQuery{period}};
  auto* group = std::get_if<GroupQuery>(&root.form);
  if (group != nullptr && !group->required.empty()) {
    group->required.push_back({PeriodQuery{period}});
    return root;
  }
  GroupQuery both;
  both.required.push_back(std::move(root));
  both.required.push_back({PeriodQuery{period}});
  return {std::move(both)};
}

DatePeriod required_period(const QueryNode& query) {
  if (const auto* period = std::get_if<PeriodQuery>(&query.form)) return period->period;
  DatePeriod days;
  if (const auto* group = std::get_if<GroupQuery>(&query.form)) {
    for (const QueryNode& node : group->required) days = intersect(days, required_period(node));
  }
  return days;
}

bool is_alternatives(const QueryNode& query) {
  const auto* group = std::get_if<GroupQuery>(&query.form);
  return group != nullptr && group->required.empty() && group->excluded.empty();
}

}  // namespace

Result<UnderstoodQuery> understand(const SearchRequest& request, LanguageId language) {
  auto parsed = parse(request, request.language.value_or(language));
  if (!parsed) return pass(parsed);
  if (request.synonyms) request.synonyms->apply(parsed->root);
  UnderstoodQuery understood;
  understood.text = to_text(parsed->root);
  understood.notes = std::move(parsed->notes);
  understood.alternatives = is_alternatives(parsed->root);
  understood.root = within(std::move(parsed->root), request.period);
  understood.period = required_period(understood.root);
  const auto& [first, last] = understood.period;
  if (first && last && *last < *first) {
    return fail(ErrorKind::usage,
                fmt::format("no day is both since {} and until {}", first->iso(), last->iso()),
                "give periods that have a day in common");
  }
  return understood;
}

}  // namespace dateline
