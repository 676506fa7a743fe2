#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "common/database/snapshot.h"
#include "query/rank/nearness.h"
#include "query/rank/recency.h"
#include "query/rank/value_column.h"

namespace dateline {

/// The weight of a match: BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework",
/// 2009) as Xapian computes it. The parameters were tuned on three collections, see
/// tests/relevance: repeated words in a release count more than with the usual k1 of 1.2, its
/// length counts less than with the usual b of 0.75, and repeated words in a query count almost in
/// full.
inline Xapian::BM25Weight relevance_model() {
  constexpr double term_saturation = 1.6;  // k1
  constexpr double length_share = 0.5;     // b
  constexpr double query_saturation = 8;   // k3
  constexpr double shortest_length = 0.5;  // times the mean; shorter releases count as that long
  return {term_saturation, 0, query_saturation, length_share, shortest_length};
}

enum class SortOrder {
  blend,      ///< relevance and recency together
  relevance,  ///< the weight of the match alone
  newest,     ///< by date, stated or approximate, undated releases last
  oldest,     ///< by date, stated or approximate, undated releases last
};

/// How to order releases, and their scores. In every order, the score of a release d is
///
///     score(d) = w(d) / w_best + 0.1 * nearness(d) + recency_share * 2^(-age(d) / half_life)
///
/// where w is the weight of the match and w_best the greatest weight that the query gives to any
/// release; the last term counts with SortOrder::blend only. The first term is thus 1 for the best
/// match, 0 if the query has no words, only filters. With a share below 1, the best match precedes
/// every release that matches less than 1 - share as well, however recent. Nearness (nearness.h) is
/// computed only for the first 50 by the other terms or by date, and only for queries of several
/// words. In all orders, ties are broken by date, latest first and undated last, and then by
/// document id.
struct RankingOptions {
  SortOrder order = SortOrder::blend;
  double recency_share = 0.25;
  RecencyCurve recency;
};

struct RankedDocument {
  Xapian::docid id = 0;
  double score = 0;     ///< see RankingOptions
  double recency = 0;   ///< the recency part of the score; 0 unless the order is blend
  double nearness = 0;  ///< the nearness part of the score
};

struct Ranking {
  std::vector<RankedDocument> documents;
  double best_weight = 0;  ///< the greatest weight of a match; 1 if nothing carries weight
  ReadTexts texts = {};    ///< texts read while ranking
};

/// Ranks the matches of queries in one snapshot, which must outlive it. Not thread-safe.
class Ranker {
 public:
  explicit Ranker(const Snapshot& snapshot);

  /// The documents at ranks [offset, offset + limit). `words` are the words whose nearness counts.
  /// May throw Xapian's exceptions: call it in guard().
  Ranking rank(const Xapian::Query& query, const RankingOptions& options, Xapian::doccount offset,
               Xapian::doccount limit, const WordSequence& words = {});

 private:
  Ranking rank_by_date(const Xapian::Query& query, const RankingOptions& options,
                       Xapian::doccount size) const;
  Ranking rank_by_score(const Xapian::Query& query, const RankingOptions& options,
                        Xapian::doccount size);
  Xapian::doccount spare(const RankingOptions& options);
  void keep_best(std::size_t wanted, Ranking& ranking);
  void add_recency(const RankingOptions& options, RankedDocument& document);
  void add_recent(const Xapian::Query& query, const RankingOptions& options, double least,
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
