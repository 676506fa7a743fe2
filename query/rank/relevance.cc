#include "query/rank/relevance.h"

#include <cmath>
#include <memory>

namespace dateline {
namespace {

using Xapian::Query;

constexpr double usual_burst = 2;

}  // namespace

double inverse_frequency(double releases, double with_word) {
  const double odds = (releases - with_word + 0.5) / (with_word + 0.5);
  return std::log(odds < 2 ? odds / 2 + 1 : odds);
}

Xapian::BM25Weight Relevance::scheme() const {
  return {model_.term_saturation, 0, model_.query_saturation, model_.length_share, 0};
}

Query Relevance::word(const std::vector<std::string>& terms, Xapian::termcount in_query) const {
  const auto releases = static_cast<double>(database_->get_doccount());
  double without = releases;  // as Xapian does, as if terms were independent
  double occurrences = 0;
  std::vector<Query> any;
  for (const std::string& term : terms) {
    any.emplace_back(term, in_query);
    if (releases > 0) without *= 1 - database_->get_termfreq(term) / releases;
    occurrences += static_cast<double>(database_->get_collection_freq(term));
  }
  const double burst =
      (occurrences + usual_burst * model_.burst_prior) / (releases - without + model_.burst_prior);
  const Query word =
      any.size() == 1 ? any.front() : Query(Query::OP_SYNONYM, any.begin(), any.end());
  return {Query::OP_SCALE_WEIGHT, word, std::pow(burst, model_.burst)};
}

Query Relevance::pair(const std::string& term) const {
  const double frequency = database_->get_termfreq(term);
  const double weight = model_.pair_share * inverse_frequency(database_->get_doccount(), frequency);
  auto source = std::make_unique<Xapian::FixedWeightPostingSource>(weight);
  return {Query::OP_FILTER, Query(source.release()->release()), Query(term)};
}

}  // namespace dateline
