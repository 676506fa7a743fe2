#include "query/rank/recency.h"

#include <cmath>

#include "query/retrieve/value_column.h"

namespace dateline {

double RecencyCurve::operator()(std::uint64_t day) const {
  if (day == no_day) return 0;
  const std::uint64_t now = day_value(as_of);
  return day >= now ? 1 : std::exp2(-static_cast<double>(now - day) / half_life);
}

}  // namespace dateline
