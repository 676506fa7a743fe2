#include "query/rank/match_weight.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace dateline {

Xapian::termcount MatchLengths::of_next() {
  if (shard_ == nullptr) return 0;  // of a damaged index, in which all matches are unknown
  auto& block = blocks_[joined_id_ / block_size];
  if (block.empty()) block.resize(block_size);
  Xapian::termcount& length = block[joined_id_ % block_size];
  if (length == 0) length = shard_->get_doclength(own_id_);
  return length;
}

MatchWeight::MatchWeight(const RelevanceModel& model, MatchLengths& lengths)
    : model_(model), lengths_(&lengths) {
  for (const stat_flags needed :
       {COLLECTION_SIZE, TERMFREQ, WDF, WDF_MAX, WQF, AVERAGE_LENGTH, DOC_LENGTH_MIN}) {
    need_stat(needed);  // all that BM25 does but the length of the document
  }
}

MatchWeight* MatchWeight::clone() const {
  return std::make_unique<MatchWeight>(model_, *lengths_).release();  // Xapian takes ownership
}

// In the same order as Xapian::BM25Weight.
void MatchWeight::init(double factor) {
  const double query = get_wqf();
  const double k3 = model_.query_saturation;
  term_weight_ = inverse_frequency(get_collection_size(), get_termfreq()) * factor;
  term_weight_ *= (k3 + 1) * query / (k3 + query);
  term_weight_ *= model_.term_saturation + 1;
  const double mean = get_average_length();
  length_factor_ = mean == 0 ? 0 : 1 / mean;
}

double MatchWeight::weight(double wdf, double length) const {
  const double share = model_.length_share;
  const double spread = length * length_factor_ * share + (1 - share);
  return term_weight_ * (wdf / (model_.term_saturation * spread + wdf));
}

double MatchWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount /*length*/,
                                Xapian::termcount /*unique_terms*/) const {
  return weight(wdf, lengths_->of_next());
}

double MatchWeight::get_maxpart() const {
  const Xapian::termcount wdf = get_wdf_upper_bound();
  return weight(wdf, std::max(wdf, get_doclength_lower_bound()));
}

}  // namespace dateline
