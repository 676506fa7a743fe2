#include "query/syntax/weighed_query.h"

#include <map>
#include <utility>

namespace dateline {

IndexQueries queries_of(const WeighedQueries& parts) {
  IndexQueries queries;
  queries.reserve(parts.size());
  for (const WeighedQuery& part : parts) queries.push_back(part.query);
  return queries;
}

IndexQuery period_query(const DatePeriod& period) {
  return IndexNode{DaysBetween{period.first, period.last}};
}

IndexQuery within_period(const IndexQuery& query, const DatePeriod& period) {
  if (!period.first && !period.last) return query;
  return filtered(query, period_query(period));
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
