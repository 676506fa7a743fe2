#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "query/rank/recency.h"
#include "query/rank/sort_order.h"
#include "query/retrieve/matches.h"
#include "query/retrieve/relevance.h"
#include "query/retrieve/value_column.h"

namespace dateline {

/// How to order releases, and their scores. In every order, the score of a release d is
///
///     score(d) = w(d) / w_best + recency_share * 2^(-age(d) / half_life)
///
/// where w is the weight of the match (relevance.h) and w_best the greatest weight that the
/// query gives to any release; the last term counts with SortOrder::blend only. The first term is
/// thus 1 for the best match, 0 if the query has no words, only filters. With a share below 1, the
/// best match precedes every release that matches less than 1 - share as well, however recent. In
/// all orders, ties are broken by date, latest first and undated last, and then by document id.
struct RankingOptions {
  SortOrder order = SortOrder::blend;
  double recency_share = 0.15;
  RecencyCurve recency;
  RelevanceModel relevance;
};

struct RankedDocument {
  Xapian::docid id = 0;
  double score = 0;    ///< see RankingOptions
  double recency = 0;  ///< the recency part of the score; 0 unless the order is blend
};

/// Ranks matches by their weights and the days of the releases. Not thread-safe. `days` must
/// outlive it, and over servers the matches must be those asked for last.
class Ranker {
 public:
  explicit Ranker(DayColumn& days) : days_(days) {}

  /// The first `wanted` of all matches of a query. May throw Xapian's exceptions: call it in
  /// guard().
  std::vector<RankedDocument> rank(const Matches& matches, const RankingOptions& options,
                                   std::size_t wanted);

 private:
  std::vector<RankedDocument> by_date(const Matches& matches, SortOrder order, std::size_t wanted);
  std::vector<RankedDocument> by_score(const Matches& matches, const RankingOptions& options,
                                       std::size_t wanted);
  void keep_best(std::size_t wanted, std::vector<RankedDocument>& documents);

  DayColumn& days_;
};

}  // namespace dateline
