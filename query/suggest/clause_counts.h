#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/rank/deadline.h"
#include "query/syntax/query_builder.h"

namespace dateline {

/// One of the clauses that must all match, and what it leaves.
struct ClauseCount {
  std::string text;         ///< as understood; excluded ones begin with NOT
  std::size_t count = 0;    ///< releases that it alone finds, or for an excluded one takes away
  std::size_t without = 0;  ///< releases that all the other clauses find together
};

/// Counts, exactly, each clause of a query alone and what would be found without it, which shows
/// the one that lets nothing through. A query of a single clause gives that one. Where the deadline
/// passes meanwhile, the counts are too small. May throw Xapian's exceptions: call it in guard().
std::vector<ClauseCount> count_clauses(const QueryNode& query, QueryBuilder& builder,
                                       const Snapshot& snapshot, std::optional<LanguageId> language,
                                       std::optional<Deadline>& deadline);

}  // namespace dateline
