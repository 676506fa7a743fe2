#pragma once

#include <cstdint>

#include "common/release/date.h"

namespace dateline {

/// How the age of a release counts:  recency = 2^(-age / half_life),  between 0 and 1. The age is
/// in days before `as_of`, and 0 for later dates. Releases without a stated date have recency 0.
struct RecencyCurve {
  Date as_of;
  double half_life = 365;  ///< in days, greater than 0

  double operator()(std::uint64_t day) const;  ///< of a day_value() or no_day
};

}  // namespace dateline
