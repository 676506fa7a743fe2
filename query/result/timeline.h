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

/// Calendar periods; weeks start on Monday (ISO 8601).
enum class TimelineUnit : std::uint8_t { day, week, month, year };

inline constexpr std::string_view timeline_units = "day|week|month|year";

std::optional<TimelineUnit> find_timeline_unit(std::string_view name);
std::string_view to_string(TimelineUnit unit);

struct TimelinePeriod {
  Date begin;             ///< its first day
  std::size_t count = 0;  ///< releases, including copies
};

/// How many of the matching releases fall into each period.
struct Timeline {
  TimelineUnit unit = TimelineUnit::month;
  std::vector<TimelinePeriod> periods;  ///< in order, without empty ones
  std::size_t undated = 0;
};

/// The first day of the period that contains a day, and of the next period.
Date period_begin(Date day, TimelineUnit unit);
Date next_period(Date begin, TimelineUnit unit);

/// "2022-11-22" for a day or a week, "2022-11", "2022".
std::string period_label(Date begin, TimelineUnit unit);

/// The sorted days of those documents (in id order) that are dated. May throw Xapian's exceptions.
std::vector<Date> days_of(const CheckedDatabase& database,
                          const std::vector<Xapian::docid>& documents);

/// `days` must be sorted; `documents` is the number of documents including undated ones.
Timeline count_timeline(const std::vector<Date>& days, std::size_t documents, TimelineUnit unit);

}  // namespace dateline
