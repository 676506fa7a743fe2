#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/release/date.h"

namespace dateline {

/// How far the date of a release can be trusted. The time of a file is no date: it only bounds.
enum class DateGrade : std::uint8_t {
  none,         ///< undated
  approximate,  ///< the release was sent or captured then
  stated,       ///< the release, its markup, its URL or its path gives the date
};

std::string_view to_string(DateGrade grade);

/// The grade with that name, as typed in a query.
std::optional<DateGrade> find_date_grade(std::string_view name);

/// A date that is stated or approximate.
struct GradedDate {
  Date date;
  DateGrade grade;

  constexpr GradedDate(Date day, DateGrade its_grade = DateGrade::stated)
      : date(day), grade(its_grade) {}

  /// Reads what value() returned, and nothing else.
  static std::optional<GradedDate> from_value(std::string_view value);

  std::string value() const;  ///< for the date slot: "20150606", or "20150606~" if approximate
  std::string text() const;   ///< for people: "2015-06-06", or "~2015-06-06" if approximate

  constexpr auto operator<=>(const GradedDate&) const = default;
};

/// The date for people, or "undated".
std::string date_text(const std::optional<GradedDate>& date);

/// Its grade; DateGrade::none without a date.
inline DateGrade grade_of(const std::optional<GradedDate>& date) {
  return date ? date->grade : DateGrade::none;
}

}  // namespace dateline
