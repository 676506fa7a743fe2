#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/release/date.h"
#include "common/support/result.h"

namespace dateline {

/// A range of days, both ends included. A missing end is open.
struct DatePeriod {
  std::optional<Date> first;
  std::optional<Date> last;

  bool operator==(const DatePeriod&) const = default;
  bool contains(Date day) const { return (!first || *first <= day) && (!last || day <= *last); }

  /// "2022-11-01..2022-11-30"; an open end is omitted.
  std::string text() const;
};

/// Parses a calendar period as typed by a user, in any case; relative periods are based on `today`.
///   2022-11-22  20221122  2022-11  2022-Q4  2022      a day, month, quarter or year
///   Nov 22 2022  2022/11/22                           see typed_date.h
///   today  yesterday  3 days ago  2 weeks ago         the day
///   7d  2w  3m  1y  last 7 days  last 2 weeks         the last days (weeks, ...) up to today
///   this week, last month, this quarter, last year    the calendar period (weeks from Monday)
///   2022-11..2023-01  ..2022  2023-02..               from the start of one to the end of another
/// Returns nothing for any other text.
std::optional<DatePeriod> parse_period(std::string_view text, Date today);

/// The same. Error usage if the text is not a date or a range ends before it starts: names `what`
/// was to be read ("--since", "date:") and hints at the nearest date.
Result<DatePeriod> read_period(std::string_view what, std::string_view text, Date today);

/// The intersection. If the periods are disjoint, first > last: a period without days.
DatePeriod intersect(const DatePeriod& a, const DatePeriod& b);

}  // namespace dateline
