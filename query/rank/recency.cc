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

RecencySource* RecencySource::clone() const {
  return std::make_unique<RecencySource>(shards_, *days_, curve_, scale_)
      .release();  // Xapian takes it
}

void RecencySource::init(const Xapian::Database& shard) {
  shard_ = shards_.find(shard);
  document_ = 0;
  last_ = shard.get_lastdocid();
  size_ = shard.get_doccount();
  // The latest date of the shard bounds what any document can get, so that the matcher can
  // leave out documents which even that would not lift into the results.
  const auto slot = static_cast<Xapian::valueno>(field(FieldId::date).slot);
  const std::string latest = shard.get_value_upper_bound(slot);
  set_maxweight(latest.empty() ? 0 : scale_ * curve_(decode_day(latest)));
}

void RecencySource::next(double /*min_weight*/) {
  ++document_;
}

void RecencySource::skip_to(Xapian::docid document, double /*min_weight*/) {
  document_ = std::max(document_, document);
}

double RecencySource::get_weight() const {
  return scale_ * curve_((*days_)[shards_.joined_id(shard_, document_)]);
}

}  // namespace dateline
