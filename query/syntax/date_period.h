#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/release/date.h"

namespace dateline {

/// A stretch of days, both ends included. An end that is absent is open.
struct DatePeriod {
  std::optional<Date> first;
  std::optional<Date> last;

  bool operator==(const DatePeriod&) const = default;
  bool contains(Date day) const { return (!first || *first <= day) && (!last || day <= *last); }

  /// "2022-11-01..2022-11-30"; an open end is left out.
  std::string text() const;
};

/// Reads one calendar period as a person types it; `today` is what relative ones count from.
///   2022-11-22  20221122  2022-11  2022-Q4  2022      a day, month, quarter or year
///   today  yesterday                                  that day
///   7d  2w  3m  1y                                    that many days (weeks, ...) up to today
///   this week, last month, this quarter, last year    the calendar period (weeks from Monday)
///   2022-11..2023-01  ..2022  2023-02..               from the begin of one to the end of another
/// Nothing where the text is none of these.
std::optional<DatePeriod> parse_period(std::string_view text, Date today);

/// What both allow. Where they do not meet, first > last: a period that no day is in.
DatePeriod intersect(const DatePeriod& a, const DatePeriod& b);

}  // namespace dateline
