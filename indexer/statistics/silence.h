#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "common/release/date.h"

namespace dateline {

/// Releases of a source by day.
using ReleasesByDay = std::map<Date, std::uint64_t>;

/// Days up to and including `until` without a release on which the source usually publishes: it did
/// so on at least three quarters of the same weekdays in the four weeks before and after. After its
/// last release only the weeks before count, so that a source that has just gone silent is
/// reported, but not one that ended long ago.
std::vector<Date> silent_days(const ReleasesByDay& releases, Date until);

}  // namespace dateline
