#include "query/retrieve/index_query.h"

#include <algorithm>
#include <utility>

namespace dateline {

IndexQuery::IndexQuery() : IndexQuery(IndexNode{AnyTerm{}}) {}

IndexQuery::IndexQuery(IndexNode node)
    : node_(std::make_shared<const IndexNode>(std::move(node))) {}

IndexQuery joined(Join join, IndexQueries parts) {
  if (parts.size() == 1) return std::move(parts.front());
  return IndexNode{JoinedQuery{join, std::move(parts)}};
}

IndexQuery with_term(std::string term) {
  return IndexNode{AnyTerm{{std::move(term)}}};
}

IndexQuery without_weight(const IndexQuery& query) {
  return IndexNode{ScaledQuery{query, 0}};
}

bool reads_texts(const IndexQuery& query) {
  const auto& form = query->form;
  if (std::holds_alternative<PassingTexts>(form)) return true;
  if (const auto* scaled = std::get_if<ScaledQuery>(&form)) return reads_texts(scaled->query);
  const auto* joined = std::get_if<JoinedQuery>(&form);
  return joined != nullptr && std::ranges::any_of(joined->parts, reads_texts);
}

IndexQuery filtered(const IndexQuery& query, const IndexQuery& filter) {
  return joined(Join::all, {query, without_weight(filter)});
}

}  // namespace dateline
