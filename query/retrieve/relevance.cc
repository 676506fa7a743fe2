#include "query/retrieve/relevance.h"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

constexpr double usual_burst = 2;

}  // namespace

double inverse_frequency(double releases, double with_word) {
  const double odds = (std::max(releases - with_word, 0.0) + 0.5) / (with_word + 0.5);
  return std::log(odds < 2 ? odds / 2 + 1 : odds);
}

/// An estimate for several terms, as Xapian's: as if they were independent.
double Relevance::releases_with(const std::vector<std::string>& terms) const {
  const auto releases = static_cast<double>(database_->get_doccount());
  // An index may claim more releases with a term than there are.
  const auto with = [&](const std::string& term) {
    return std::min<double>(database_->get_termfreq(term), releases);
  };
  if (terms.size() == 1 || releases == 0) return with(terms.front());
  double without = releases;
  for (const std::string& term : terms) without *= 1 - with(term) / releases;
  return releases - without;
}

IndexQuery Relevance::word(const std::vector<std::string>& terms,
                           Xapian::termcount in_query) const {
  double occurrences = 0;
  for (const std::string& term : terms) {
    occurrences += static_cast<double>(database_->get_collection_freq(term));
  }
  const double burst = (occurrences + usual_burst * model_.burst_prior) /
                       (releases_with(terms) + model_.burst_prior);
  return IndexNode{WeighedWord{terms, in_query, std::pow(burst, model_.burst)}};
}

IndexQuery Relevance::pair(const std::string& term) const {
  const double frequency = database_->get_termfreq(term);
  const double weight = model_.pair_share * inverse_frequency(database_->get_doccount(), frequency);
  return IndexNode{FixedTerm{term, weight}};
}

WordWeight Relevance::weight_of(const WeighedWord& word) const {
  const double frequency = std::round(releases_with(word.terms));
  const double k1 = model_.term_saturation;
  const double k3 = model_.query_saturation;
  const double query = (k3 + 1) * word.in_query / (k3 + word.in_query);
  const double mean = database_->get_average_length();
  return {inverse_frequency(database_->get_doccount(), frequency) * word.factor * query * (k1 + 1),
          k1 * (1 - model_.length_share), mean == 0 ? 0 : k1 * model_.length_share / mean};
}

Xapian::BM25Weight Relevance::scheme() const {
  return {model_.term_saturation, 0, model_.query_saturation, model_.length_share, 0};
}

}  // namespace dateline
