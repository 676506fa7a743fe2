#include "query/rank/relevance_weight.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace dateline {
namespace {

constexpr double usual_burst = 2;

/// As Xapian::BM25Weight has it: never below 0, also for terms that most releases have.
double inverse_frequency(double releases, double with_term) {
  const double odds = (releases - with_term + 0.5) / (with_term + 0.5);
  return std::log(odds < 2 ? odds / 2 + 1 : odds);
}

}  // namespace

RelevanceWeight::RelevanceWeight(const RelevanceModel& model) : model_(model) {
  for (const auto statistic : {COLLECTION_SIZE, COLLECTION_FREQ, TERMFREQ, AVERAGE_LENGTH, WQF, WDF,
                               WDF_MAX, DOC_LENGTH, DOC_LENGTH_MIN}) {
    need_stat(statistic);
  }
}

RelevanceWeight* RelevanceWeight::clone() const {
  return std::make_unique<RelevanceWeight>(model_).release();  // Xapian takes ownership
}

void RelevanceWeight::init(double factor) {
  if (factor == 0) return;  // for get_sumextra() only
  const double frequency = get_termfreq();
  const double in_query = get_wqf();
  is_pair_ = in_query == 0;
  scale_ =
      factor * (model_.term_saturation + 1) * inverse_frequency(get_collection_size(), frequency);
  if (is_pair_) {
    scale_ *= model_.pair_share;
  } else {
    const double burst = (get_collection_freq() + usual_burst * model_.burst_prior) /
                         (frequency + model_.burst_prior);
    scale_ *= std::pow(burst, model_.burst) * (model_.query_saturation + 1) * in_query /
              (model_.query_saturation + in_query);
  }
  saturation_ = model_.term_saturation * (1 - model_.length_share);
  by_length_ = get_average_length() > 0
                   ? model_.term_saturation * model_.length_share / get_average_length()
                   : 0;
}

double RelevanceWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                                    Xapian::termcount /*unique_terms*/) const {
  const double occurrences = is_pair_ ? 1 : wdf;
  if (occurrences == 0) return 0;
  return scale_ * occurrences / (occurrences + saturation_ + by_length_ * length);
}

double RelevanceWeight::get_maxpart() const {
  return get_sumpart(get_wdf_upper_bound(), get_doclength_lower_bound(), 0);
}

}  // namespace dateline
