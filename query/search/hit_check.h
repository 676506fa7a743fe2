#pragma once

#include "common/support/result.h"
#include "query/match/match_check.h"
#include "query/rank/value_column.h"
#include "query/syntax/date_period.h"
#include "query/syntax/query_builder.h"

namespace dateline {

/// Compares what a query is about to show with what the index found it by. Reads next to nothing
/// beside what is read anyway. Not thread-safe; the days outlive it.
class HitCheck {
 public:
  /// `days` are those of the snapshot's documents, `period` those that the query leaves.
  HitCheck(const QueryBuilder::Built& query, const DatePeriod& period, ValueColumn& days)
      : match_(query.matched, query.required), period_(period), days_(days) {}

  /// Error index_corrupt where more releases are said to match than there are.
  static Result<void> count(std::size_t count, std::size_t releases);

  /// Error index_corrupt where the stored release has another date than the index sorts it by, or
  /// one that was not asked for.
  Result<void> date(Xapian::docid document, const Release& release);

  /// Error index_corrupt where the release does not hold what was asked for. `marked` as of
  /// MatchCheck.
  Result<void> match(const Release& release, const Highlighter& marked);

 private:
  MatchCheck match_;
  DatePeriod period_;
  ValueColumn& days_;
};

}  // namespace dateline
