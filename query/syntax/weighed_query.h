#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/retrieve/index_query.h"
#include "query/retrieve/relevance.h"
#include "query/syntax/date_period.h"

namespace dateline {

/// An index query and the parts of its weight.
struct WeighedQuery {
  IndexQuery query;
  std::string text = {};                ///< of a word, phrase or NEAR clause: as parsed
  std::string term = {};                ///< of a word that has only one
  std::vector<std::size_t> items = {};  ///< the items of MatchedWords it searches for
  /// If it matches, the weights of the matching parts, each times `scale`, add up to its own.
  std::vector<WeighedQuery> parts = {};
  double scale = 1;
  bool is_pair = false;  ///< two words next to each other, which are also parts of their own
};

using WeighedQueries = std::vector<WeighedQuery>;

/// The queries of the parts.
IndexQueries queries_of(const WeighedQueries& parts);

/// Merges repeated terms into one with the corresponding frequency in the query.
void count_repeated(WeighedQueries& parts, const Relevance& relevance);

/// The releases of a period, without weight.
IndexQuery period_query(const DatePeriod& period);

/// Restricts the query to a period; returns it unchanged if the period is open at both ends.
IndexQuery within_period(const IndexQuery& query, const DatePeriod& period);

}  // namespace dateline
