#include "query/syntax/weighed_query.h"

#include <map>
#include <utility>

#include "common/schema/fields.h"

namespace dateline {

using Xapian::Query;

Query combine(Query::op op, const Queries& queries) {
  return queries.size() == 1 ? queries.front() : Query(op, queries.begin(), queries.end());
}

Query combine(Query::op op, const WeighedQueries& parts) {
  Queries queries;
  queries.reserve(parts.size());
  for (const WeighedQuery& part : parts) queries.push_back(part.query);
  return combine(op, queries);
}

Query last_of(const Queries& alternatives) {
  Queries parts{alternatives.back()};
  for (std::size_t i = 0; i + 1 < alternatives.size(); ++i) {
    const Query after(Query::OP_OR, alternatives.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                      alternatives.end());
    parts.emplace_back(Query::OP_AND_NOT, alternatives[i], after);
  }
  return combine(Query::OP_OR, parts);
}

Query without_weight(const Query& query) {
  return Query(Query::OP_SCALE_WEIGHT, query, 0.0);
}

Query period_query(const DatePeriod& period) {
  const std::string first = period.first ? period.first->compact() : "00000000";
  std::string last = period.last ? period.last->compact() : "99999999";
  if (last < first) return Query::MatchNothing;
  last += '~';  // sorts after the mark of approximate dates
  const auto slot = slot_of(FieldId::date);
  return without_weight(Query(Query::OP_VALUE_RANGE, slot, first, last));
}

Query within_period(const Query& query, const DatePeriod& period) {
  if (!period.first && !period.last) return query;
  return Query(Query::OP_FILTER, query, period_query(period));
}

void count_repeated(WeighedQueries& parts, const Relevance& relevance) {
  std::map<std::string, std::pair<std::size_t, Xapian::termcount>> seen;
  WeighedQueries merged;
  for (WeighedQuery& part : parts) {
    if (part.term.empty()) {
      merged.push_back(std::move(part));
      continue;
    }
    auto& [at, count] = seen.try_emplace(part.term, merged.size(), 0).first->second;
    if (++count == 1) {
      merged.push_back(std::move(part));
    } else {
      merged[at].query = relevance.word({part.term}, count);
      merged[at].items.insert(merged[at].items.end(), part.items.begin(), part.items.end());
    }
  }
  parts = std::move(merged);
}

}  // namespace dateline
