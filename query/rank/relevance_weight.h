#pragma once

#include <xapian.h>

namespace dateline {

/// The constants of RelevanceWeight. tests/relevance has the study that chose them.
struct RelevanceModel {
  double term_saturation = 1.5;  ///< k1: how much repeated words in a release count
  double length_share = 0.5;     ///< b: how much the length of a release counts
  double query_saturation = 8;   ///< k3: how much repeated words in a query count
  double burst = 0.5;            ///< the exponent of the burst
  double burst_prior = 10;       ///< releases that are supposed to have a word twice
  double pair_share = 0.3;       ///< of the weight of a word, for words next to each other
};

/// The weight of a term in a release: BM25 (Robertson and Zaragoza, "The Probabilistic Relevance
/// Framework", 2009) times the burst of the term, the mean of how often it occurs in the releases
/// that have it:
///
///     weight = idf * burst^0.5 * query * (k1 + 1) * wdf / (wdf + k1 * (1 - b + b * length / mean))
///     idf    = log((N - df + 0.5) / (df + 0.5))
///     burst  = (cf + 2 * 10) / (df + 10)
///     query  = (k3 + 1) * wqf / (k3 + wqf)
///
/// where df is the number of releases with the term, cf its occurrences in all of them, and wqf
/// those in the query. Words that are what a release is about come in bursts, others are scattered
/// (Church and Gale, "Poisson mixtures", 1995); for rare words, which say little of that, the burst
/// is close to 2. A term with wqf 0 is a pair of words next to each other, which has no wdf: it
/// counts as once, without burst, times pair_share. All statistics are sums over the shards of a
/// database.
class RelevanceWeight : public Xapian::Weight {
 public:
  explicit RelevanceWeight(const RelevanceModel& model = {});

  double get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                     Xapian::termcount unique_terms) const override;
  double get_maxpart() const override;
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }

  RelevanceWeight* clone() const override;

 private:
  void init(double factor) override;

  RelevanceModel model_;
  bool is_pair_ = false;
  double scale_ = 0;       ///< all factors that are the same for each release
  double saturation_ = 0;  ///< k1 * (1 - b)
  double by_length_ = 0;   ///< k1 * b / mean
};

}  // namespace dateline
