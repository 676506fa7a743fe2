#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "common/database/snapshot.h"
#include "query/rank/nearness.h"
#include "query/rank/recency.h"
#include "query/rank/value_column.h"

namespace dateline {

enum class SortOrder {
  blend,      ///< relevance and recency together
  relevance,  ///< the weight of the match alone
  newest,     ///< by date, stated or approximate, undated releases last
  oldest,     ///< by date, stated or approximate, undated releases last
};

/// How to order releases. With SortOrder::blend, the score of a release d is
///
///     score(d) = w(d) / w_best + recency_share * 2^(-age(d) / half_life) + 0.1 * nearness(d)
///
/// where w is the weight of the match and w_best the greatest weight that the query gives to any
/// release. The first term is thus 1 for the best match, and with a share below 1 the best match
/// precedes every release that matches less than 1 - share as well, however recent. Nearness
/// (nearness.h) is computed only for the first 50 by the other two terms, and only for queries of
/// several words. With SortOrder::relevance, the score is w(d) + 0.1 * w_best * nearness(d). In all
/// orders, ties are broken by date, latest first and undated last, and then by document id.
struct RankingOptions {
  SortOrder order = SortOrder::blend;
  double recency_share = 0.25;
  RecencyCurve recency;
};

struct RankedDocument {
  Xapian::docid id = 0;
  double score = 0;     ///< the blend; for other orders, the weight of the match
  double recency = 0;   ///< the recency part of the score; 0 unless the order is blend
  double nearness = 0;  ///< the nearness part of the score
};

struct Ranking {
  std::vector<RankedDocument> documents;
  std::size_t count = 0;    ///< all matches
  bool count_exact = true;  ///< false if count is Xapian's estimate
  double best_weight = 0;   ///< the greatest weight of a match
  ReadTexts texts = {};     ///< texts read while ranking
};

/// Ranks the matches of queries in one snapshot, which must outlive it. Not thread-safe.
class Ranker {
 public:
  explicit Ranker(const Snapshot& snapshot);

  /// The documents at ranks [offset, offset + limit). The count is exact up to `check_at_least`
  /// documents. `words` are the words whose nearness counts. May throw Xapian's exceptions: call it
  /// in guard().
  Ranking rank(const Xapian::Query& query, const RankingOptions& options, Xapian::doccount offset,
               Xapian::doccount limit, Xapian::doccount check_at_least,
               const WordSequence& words = {});

 private:
  /// How many of the first documents are wanted, and up to what number the count is exact.
  struct Scope {
    Xapian::doccount size = 0;
    Xapian::doccount check_at_least = 0;
  };

  /// Of the matches examined: the greatest weight, and the least as a fraction of it.
  struct Weights {
    double best = 0;
    double least = 0;
  };

  static Ranking match(Xapian::Enquire& enquire, const Xapian::Query& query, const Scope& scope);
  Ranking rank_by_date(const Xapian::Query& query, const RankingOptions& options,
                       const Scope& scope) const;
  Ranking rank_by_score(const Xapian::Query& query, const RankingOptions& options,
                        const Scope& scope);
  Xapian::doccount spare(const RankingOptions& options);
  void keep_best(std::size_t wanted, Ranking& ranking);
  void add_recent(const Xapian::Query& query, const RankingOptions& options, Weights weights,
                  std::size_t wanted, Ranking& ranking);
  double greatest_recency(const RankingOptions& options) const;
  void add_nearness(const WordSequence& words, const RankingOptions& options, std::size_t wanted,
                    Ranking& ranking) const;

  const Snapshot& snapshot_;
  ValueColumn days_;                         ///< if stated: for recency
  ValueColumn dates_;                        ///< also approximate ones: to break ties
  std::vector<std::uint64_t> sampled_days_;  ///< of some releases; read on first use
  Shards shards_;
};

}  // namespace dateline
