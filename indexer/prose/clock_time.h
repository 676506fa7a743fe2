#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "common/release/date.h"

namespace dateline {

/// A time of day found in text.
struct ClockTime {
  std::string text;     ///< "HH:MM", or "HH:MM+HH:MM" with a zone; empty for none
  std::size_t end = 0;  ///< position after its last byte
};

/// Reads the time of day, if there is one at `at` after a joiner following a date (", ", "T", " at
/// "): "14:00 GMT", "8:30 a.m. EDT", "T14:30:00-05:00". Zones of RFC 2822 and those of press
/// releases ("ET") are understood; the latter need the date to tell summer time (rules of the USA
/// since 2007, of the EU since 1996).
ClockTime read_clock_time(std::string_view text, std::size_t at, Date date);

/// Whether a moment in UTC, written as in ClockTime, falls on the other day, before or after its
/// own, in some inhabited time zone.
bool falls_on_local_day(Date utc_date, std::string_view time, Date day);

}  // namespace dateline
