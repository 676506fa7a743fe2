#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "common/release/date.h"

namespace dateline {

/// Releases of a source by day.
using ReleasesByDay = std::map<Date, std::uint64_t>;

/// Days without a release on which the source usually publishes, up to and with
/// `until`. Usual is what it did on the same day of the week in the four weeks
/// before and the four after: on three quarters of these days there was a
/// release. After its last release only the weeks before count, so that a
/// source that has just gone silent is seen; one that ended long ago is not.
std::vector<Date> silent_days(const ReleasesByDay& releases, Date until);

}  // namespace dateline
