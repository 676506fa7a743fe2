#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/release/date.h"

namespace dateline {

/// A date found in text.
struct DateMatch {
  Date date;
  std::size_t begin = 0;  ///< byte range of the date, and of the time where one follows
  std::size_t end = 0;
  std::string time;  ///< "HH:MM", with its offset from UTC if given ("14:30-05:00")
};

/// The range of possible dates of a release.
struct DateRange {
  Date earliest = *Date::from_ymd(1900, 1, 1);
  Date latest = *Date::from_ymd(2100, 1, 1);

  bool contains(Date date) const { return earliest <= date && date <= latest; }
};

/// The first date inside the range that starts at or after `from`. Understands the usual formats:
/// day, month by name and year in either order ("November 22, 2022", "22 Nov. 2022", "10Apr2007",
/// "le 1er mars 2021"), ISO 8601, RFC 2822, numbers parted by '/', '.', '-' or spaces (the month
/// first with '/' and spaces, the day first with '.', unless only the other way is a date), and the
/// CJK way ("2022年11月22日"). The year is required, with four digits unless '/', '.' or '-'
/// separate the numbers.
std::optional<DateMatch> find_date(std::string_view text, std::size_t from, const DateRange& range);

/// A date at the start of the text, optionally after a weekday or a label ("Date:").
std::optional<DateMatch> leading_date(std::string_view text, const DateRange& range);

/// The date in a file path or URL, or nullopt: any form of find_date, and digits that run together
/// ("2026/0618", "20260618-title.txt"). The rightmost wins, since file names are more specific than
/// folders.
std::optional<Date> find_path_date(std::string_view path, const DateRange& range);

}  // namespace dateline
