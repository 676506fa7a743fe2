#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/database/checked_database.h"
#include "common/release/date.h"

namespace dateline {

/// Calendar periods; weeks begin on Monday (ISO 8601).
enum class TimelineUnit : std::uint8_t { day, week, month, year };

inline constexpr std::string_view timeline_units = "day|week|month|year";

std::optional<TimelineUnit> find_timeline_unit(std::string_view name);
std::string_view to_string(TimelineUnit unit);

struct TimelinePeriod {
  Date begin;             ///< its first day
  std::size_t count = 0;  ///< releases, copies counted
};

/// How many of the releases found fall into each period.
struct Timeline {
  TimelineUnit unit = TimelineUnit::month;
  std::vector<TimelinePeriod> periods;  ///< in order, without empty ones
  std::size_t undated = 0;
};

/// The first day of the period that a day lies in, and of the one after it.
Date period_begin(Date day, TimelineUnit unit);
Date next_period(Date begin, TimelineUnit unit);

/// "2022-11-22" for a day or a week, "2022-11", "2022".
std::string period_label(Date begin, TimelineUnit unit);

/// The days of the documents (in the order of ids) that are dated, in order. May throw Xapian's
/// exceptions.
std::vector<Date> days_of(const CheckedDatabase& database,
                          const std::vector<Xapian::docid>& documents);

/// `days` in order; `documents` is how many there are with the undated ones.
Timeline count_timeline(const std::vector<Date>& days, std::size_t documents, TimelineUnit unit);

}  // namespace dateline
