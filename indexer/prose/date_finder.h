#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/release/date.h"

namespace dateline {

/// Which of day and month comes first in a date of numbers that ends in the year.
enum class DateOrder : std::uint8_t { unknown, day_first, month_first };

/// A date found in text.
struct DateMatch {
  Date date;
  std::size_t begin = 0;  ///< byte range of the date, and of the time where one follows
  std::size_t end = 0;
  std::string time;  ///< "HH:MM", with its offset from UTC if given ("14:30-05:00")
  DateOrder order = DateOrder::unknown;  ///< in which day and month were read, if both are numbers
  bool proven = false;                   ///< whether the numbers allow only that order
  std::optional<Date> otherwise;         ///< the date in the other order, if that is one too
};

/// The range of possible dates of a release, and how its source orders the numbers of a date.
struct DateRange {
  Date earliest = *Date::from_ymd(1900, 1, 1);
  Date latest = *Date::from_ymd(2100, 1, 1);
  DateOrder order = DateOrder::unknown;

  bool contains(Date date) const { return earliest <= date && date <= latest; }
};

/// The first date inside the range that starts at or after `from`. Understands the usual forms in
/// the digits of any script: day, month by name and year in any order ("November 22, 2022",
/// "22 Nov. 2022", "10Apr2007", "le 1er mars 2021", "2024. gada 5. janvāris"), ISO 8601, RFC 822
/// and 2822, asctime, numbers parted by '/', '.', '-' or spaces, and the East Asian way
/// ("2022年11月22日", "令和4年11月22日"). Years of the Thai calendar, and of the Persian and the
/// Hijri one where the name of the month or the digits tell, are converted. The year is required,
/// with four digits unless the form leaves no doubt ("13-JAN-12"). Where two numbers may be day and
/// month, the order of the range decides; if that is unknown, the day is first before '.', else the
/// month.
std::optional<DateMatch> find_date(std::string_view text, std::size_t from, const DateRange& range);

/// A date at the start of the text, optionally after a weekday or a label ("Date:").
std::optional<DateMatch> leading_date(std::string_view text, const DateRange& range);

/// The date in a file path or URL, or nullopt: any form of find_date, and digits that run together
/// ("2026/0618", "20260618-title.txt"). The rightmost wins, since file names are more specific than
/// folders.
std::optional<Date> find_path_date(std::string_view path, const DateRange& range);

}  // namespace dateline
