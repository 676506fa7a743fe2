#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "common/database/snapshot.h"
#include "query/rank/match_weight.h"
#include "query/rank/recency.h"
#include "query/rank/relevance.h"
#include "query/rank/sort_order.h"
#include "query/rank/value_column.h"

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

struct Ranking {
  std::vector<RankedDocument> documents;
  std::vector<Xapian::docid> matches;  ///< all documents that match, in ascending order
  double best_weight = 0;  ///< the greatest weight of a match; 1 if nothing carries weight
};

/// Ranks the matches of queries in one snapshot, which must outlive it. Not thread-safe.
class Ranker {
 public:
  /// `remote`, not null over servers, must outlive it.
  explicit Ranker(const Snapshot& snapshot, RemoteMatches* remote = nullptr);

  /// The documents at ranks [offset, offset + limit), and all matches. Over servers, the query must
  /// be the one that `remote` fetched last. May throw Xapian's exceptions: call it in guard().
  Ranking rank(const Xapian::Query& query, const RankingOptions& options, Xapian::doccount offset,
               Xapian::doccount limit);

  /// The days of the releases of the snapshot, for others that need them.
  DayColumn& days() { return days_; }

 private:
  Xapian::Enquire enquire(const Xapian::Query& query, const RankingOptions& options) const;
  Ranking match(Xapian::Enquire& enquire, const RankingOptions& options, Xapian::doccount size,
                double best = 0);
  Ranking list(const Xapian::Query& query);
  Ranking rank_remote(const RankingOptions& options, std::size_t size);
  Ranking rank_by_date(const Xapian::Query& query, const RankingOptions& options,
                       Xapian::doccount size);
  Ranking rank_by_score(const Xapian::Query& query, const RankingOptions& options,
                        Xapian::doccount size);
  Xapian::doccount spare(const RankingOptions& options);
  void keep_best(std::size_t wanted, Ranking& ranking);
  void add_recency(const RankingOptions& options, std::vector<RankedDocument>& documents);
  void add_recent(const Xapian::Query& query, const RankingOptions& options, double least,
                  std::size_t wanted, Ranking& ranking);
  double greatest_recency(const RankingOptions& options) const;

  const Snapshot& snapshot_;
  RemoteMatches* remote_;
  DayColumn days_;
  MatchLengths lengths_;
  std::vector<std::uint64_t> sampled_days_;  ///< of some releases; read on first use
  Shards shards_;
};

}  // namespace dateline
