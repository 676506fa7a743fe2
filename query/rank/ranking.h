#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "common/database/shards.h"
#include "common/database/snapshot.h"
#include "query/rank/recency.h"
#include "query/rank/value_column.h"

namespace dateline {

enum class SortOrder {
  blend,      ///< relevance and recency together
  relevance,  ///< the weight of the match alone
  newest,     ///< by date, undated releases last
  oldest,     ///< by date, undated releases last
};

/// How releases are ordered. With SortOrder::blend the score of a release d is
///
///     score(d) = w(d) / w_best + recency_share * 2^(-age(d) / half_life)
///
/// where w is the weight of the match and w_best the greatest weight that the query gives any
/// release. So the first term is 1 for the best match, and with a share under 1 a release that
/// matches best stands before every one that matches less than 1 - share as well, however recent.
/// Whatever the order, equals are sorted by date, the latest first and undated last, and then by
/// document id.
struct RankingOptions {
  SortOrder order = SortOrder::blend;
  double recency_share = 0.25;
  RecencyCurve recency;
  double time_limit = 0;  ///< seconds, after which ranking ends with what it has; 0 for none
};

struct RankedDocument {
  Xapian::docid id = 0;
  double score = 0;    ///< the blend, or for other orders the weight of the match
  double recency = 0;  ///< what recency added to the score; 0 for other orders than blend
};

struct Ranking {
  std::vector<RankedDocument> documents;
  std::size_t count = 0;    ///< all that match
  bool count_exact = true;  ///< whether count is exact, or Xapian's estimate
  bool timed_out = false;   ///< the time limit ended the search before all were seen
};

/// Ranks what queries find in one snapshot, which outlives it. Not thread-safe.
class Ranker {
 public:
  explicit Ranker(const Snapshot& snapshot);

  /// The documents at the ranks [offset, offset + limit). Counting is exact at least up to
  /// `check_at_least` documents. May throw Xapian's exceptions: call it in guard().
  Ranking rank(const Xapian::Query& query, const RankingOptions& options, Xapian::doccount offset,
               Xapian::doccount limit, Xapian::doccount check_at_least);

 private:
  double best_weight(const Xapian::Query& query) const;

  const Snapshot& snapshot_;
  ValueColumn days_;
  Shards shards_;
};

}  // namespace dateline
