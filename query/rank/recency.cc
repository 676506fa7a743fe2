#include "query/rank/recency.h"

#include <algorithm>
#include <cmath>

#include "common/schema/fields.h"

namespace dateline {
double RecencyCurve::operator()(std::uint64_t day) const {
  if (day == no_day) return 0;
  const std::uint64_t now = day_value(as_of);
  return day >= now ? 1 : std::exp2(-static_cast<double>(now - day) / half_life);
}

std::uint64_t RecencyCurve::first_day(double recency) const {
  const double age = std::ceil(-half_life * std::log2(recency));
  const std::uint64_t now = day_value(as_of);
  return age < static_cast<double>(now) ? now - static_cast<std::uint64_t>(age) : 0;
}

RecencySource* RecencySource::clone() const {
  return std::make_unique<RecencySource>(shards_, *days_, curve_, scale_, documents_)
      .release();  // Xapian takes ownership
}

void RecencySource::init(const Xapian::Database& shard) {
  shard_ = shards_.find(shard);
  next_ = 0;
  here_.clear();
  for (const Xapian::docid document : *documents_) {
    if (shards_.shard_of(document) == shard_) here_.push_back(shards_.own_id(document));
  }
  // The latest date of the shard bounds the weight of its documents, so the matcher can skip those
  // that could not reach the results even with it. This reads the shard without checking digests:
  // whoever runs a query with this source has checked the slot.
  const std::string latest = shard.get_value_upper_bound(date_slot);
  set_maxweight(latest.empty() ? 0 : scale_ * curve_(decode_day(latest)));
}

void RecencySource::next(double /*min_weight*/) {
  ++next_;
}

void RecencySource::skip_to(Xapian::docid document, double /*min_weight*/) {
  const auto from = here_.begin() + static_cast<std::ptrdiff_t>(next_ > 0 ? next_ - 1 : 0);
  next_ =
      static_cast<std::size_t>(std::lower_bound(from, here_.end(), document) - here_.begin()) + 1;
}

double RecencySource::get_weight() const {
  return scale_ * curve_(days_->stated(shards_.joined_id(shard_, get_docid())));
}

}  // namespace dateline
