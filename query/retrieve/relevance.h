#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/database/checked_database.h"
#include "query/retrieve/index_query.h"

namespace dateline {

/// The constants of Relevance. tests/relevance has the study that chose them.
struct RelevanceModel {
  double term_saturation = 1.5;  ///< k1: how much repeated words in a release count
  double length_share = 0.5;     ///< b: how much the length of a release counts
  double query_saturation = 8;   ///< k3: how much repeated words in a query count
  double burst = 0.5;            ///< the exponent of the burst
  double burst_prior = 10;       ///< releases assumed to contain a word twice
  double pair_share = 0.3;       ///< of the weight of a word, for words next to each other
};

/// The idf of a word as Xapian::BM25Weight has it: never below 0, also for words that most releases
/// have.
double inverse_frequency(double releases, double with_word);

/// The weight of a word by how often it occurs in a release and the length of that.
class WordWeight {
 public:
  WordWeight(double limit, double base, double by_length)
      : limit_(limit), base_(base), by_length_(by_length) {}

  double operator()(double wdf, Xapian::termcount length) const {
    return limit_ * (wdf / (by_length_ * length + base_ + wdf));
  }

 private:
  double limit_;      ///< of a word that occurs without end
  double base_;       ///< k1 * (1 - b)
  double by_length_;  ///< k1 * b / mean
};

/// How much the words of a query weigh: BM25 (Robertson and Zaragoza, "The Probabilistic Relevance
/// Framework", 2009) times the burst of the word, the mean of how often it occurs in the releases
/// that have it:
///
///     weight = idf * burst^0.5 * query * (k1 + 1) * wdf / (wdf + k1 * (1 - b + b * length / mean))
///     idf    = log((N - df + 0.5) / (df + 0.5)), which is never below 0: see Xapian::BM25Weight
///     burst  = (cf + 2 * 10) / (df + 10)
///     query  = (k3 + 1) * wqf / (k3 + wqf)
///
/// where df is the number of releases with the word, cf its occurrences in all of them, and wqf
/// those in the query. Words that are what a release is about come in bursts, others are scattered
/// (Church and Gale, "Poisson mixtures", 1995); for rare words, which say little of that, the burst
/// is close to 2. All statistics are sums over the shards of a database.
///
/// Servers, which run none of our code, have Xapian compute BM25, with the burst of a word as a
/// factor. May throw Xapian's exceptions. The database must outlive it.
class Relevance {
 public:
  explicit Relevance(const CheckedDatabase& database, const RelevanceModel& model = {})
      : database_(&database), model_(model) {}

  /// A word, asked for `in_query` times: any of its terms, at least one.
  IndexQuery word(const std::vector<std::string>& terms, Xapian::termcount in_query = 1) const;

  /// A pair of words next to each other, by its term, which has no wdf: it weighs as a word would
  /// that occurs once in a release of mean length, without burst, times pair_share.
  IndexQuery pair(const std::string& term) const;

  /// What a word weighs in a release that has it.
  WordWeight weight_of(const WeighedWord& word) const;

  /// The same for servers, to be set in the Enquire.
  Xapian::BM25Weight scheme() const;

 private:
  double releases_with(const std::vector<std::string>& terms) const;

  const CheckedDatabase* database_;
  RelevanceModel model_;
};

}  // namespace dateline
