#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "query/rank/relevance.h"
#include "query/syntax/date_period.h"

namespace dateline {

using Queries = std::vector<Xapian::Query>;

/// An index query and the parts of its weight.
struct WeighedQuery {
  Xapian::Query query;
  std::string text = {};                ///< of a word, phrase or NEAR clause: as parsed
  std::string term = {};                ///< of a word that has only one
  std::vector<std::size_t> items = {};  ///< the items of MatchedWords it searches for
  /// If it matches, the weights of the matching parts, each times `scale`, add up to its own.
  std::vector<WeighedQuery> parts = {};
  double scale = 1;
  bool is_pair = false;  ///< two words next to each other, which are also parts of their own
};

using WeighedQueries = std::vector<WeighedQuery>;

/// At least one query joined by an operator.
Xapian::Query combine(Xapian::Query::op op, const Queries& queries);
Xapian::Query combine(Xapian::Query::op op, const WeighedQueries& parts);

/// What any of some queries, at least one, matches; it weighs as the last of those that match. Give
/// rare ones last: they are looked up for all matches of those before. (OP_MAX, for the heaviest,
/// makes Xapian 1.4 read freed memory where a shard of several has no more matches.)
Xapian::Query last_of(const Queries& alternatives);

/// Merges repeated terms into one with the corresponding frequency in the query.
void count_repeated(WeighedQueries& parts, const Relevance& relevance);

/// The same matches with a weight of 0.
Xapian::Query without_weight(const Xapian::Query& query);

/// The releases of a period, without weight.
Xapian::Query period_query(const DatePeriod& period);

/// Restricts the query to a period; returns it unchanged if the period is open at both ends.
Xapian::Query within_period(const Xapian::Query& query, const DatePeriod& period);

}  // namespace dateline
