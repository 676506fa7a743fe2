#include "query/rank/recency.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "common/schema/fields.h"

namespace dateline {
double RecencyCurve::operator()(std::uint64_t day) const {
  if (day == no_day) return 0;
  const std::uint64_t now = day_value(as_of);
  return day >= now ? 1 : std::exp2(-static_cast<double>(now - day) / half_life);
}

std::vector<std::string> shard_identities(const Xapian::Database& database) {
  std::vector<std::string> identities;
  std::istringstream all(database.get_uuid());  // "uuid:uuid"
  for (std::string identity; std::getline(all, identity, ':');) identities.push_back(identity);
  return identities;
}

RecencySource* RecencySource::clone() const {
  return std::make_unique<RecencySource>(shards_, *days_, curve_, scale_)
      .release();  // Xapian takes it
}

void RecencySource::init(const Xapian::Database& shard) {
  const auto found = std::find(shards_.begin(), shards_.end(), shard.get_uuid());
  shard_ = found == shards_.end() ? 0 : static_cast<Xapian::docid>(found - shards_.begin());
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
  const auto shards = static_cast<Xapian::docid>(std::max<std::size_t>(shards_.size(), 1));
  return scale_ * curve_((*days_)[(document_ - 1) * shards + shard_ + 1]);
}

}  // namespace dateline
