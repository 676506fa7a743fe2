#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "common/database/snapshot.h"
#include "common/support/deadline.h"
#include "query/retrieve/relevance.h"
#include "query/retrieve/retriever.h"

namespace dateline {

/// The stems that distinguish the best matches from other releases, with their weights.
struct Expansion {
  struct Stem {
    std::string text;   ///< without prefix
    double weight = 0;  ///< all weights add up to 1
  };
  std::vector<Stem> stems;  ///< by descending weight
};

/// The constants of expansion. tests/relevance has the study that chose them.
struct ExpansionModel {
  std::size_t releases = 5;  ///< the best ones, from which words are learned
  std::size_t stems = 70;    ///< how many are kept
  double trust = 4;          ///< the exponent of the weight of a release
  double share = 0.4;        ///< of the stems in the score; the query itself has the rest
};

/// A query, and words of its best matches to rank by as well (Rocchio, "Relevance feedback in
/// information retrieval", 1971). The weight of a stem t is
///
///     weight(t) ~ log(N / df(t)) * sum over releases d of  w(d)^4 * wdf(t, d) / (wdf(t, d) + 1)
///
/// where w(d) is the weight of the match: what matches less than the best is hardly trusted. Stems
/// in only one release are ignored. Not thread-safe.
class ExpandedQuery {
 public:
  /// Finds the words. May throw Xapian's exceptions, as all that follows.
  ExpandedQuery(Retriever& retriever, const IndexQuery& query, const RelevanceModel& relevance = {},
                const ExpansionModel& model = {}, Deadline* deadline = nullptr);

  /// May be empty.
  const Expansion& expansion() const { return expansion_; }

  /// The factors of the weights of the query and the stems in whole(): each of the two is relative
  /// to the greatest weight that it gives to any release.
  double query_scale() const { return query_scale_; }
  double stems_scale() const { return stems_scale_; }

  /// The sum of both. If `widen` is set, the stems also match releases of their own; otherwise they
  /// only rank the matches of the query.
  IndexQuery whole(bool widen) const;

 private:
  IndexQuery query_;
  Expansion expansion_;
  IndexQuery stems_;  ///< any of them
  double query_scale_ = 1;
  double stems_scale_ = 0;
};

/// The stems that distinguish one release from all others: the 20 with the greatest
///
///     weight(t) ~ log(N / df(t)) * wdf(t) / length
///
/// May throw Xapian's exceptions.
Expansion own_stems(const Snapshot& snapshot, const Release& release);

/// The index term of a stem.
std::string stem_term(const Expansion::Stem& stem);

/// A query for any of the stems (at least one) by weight, without their bursts: they were chosen
/// from releases that are about them.
IndexQuery any_stem(const Expansion& expansion);

}  // namespace dateline
