#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// A day of the proleptic Gregorian calendar, kept as days since 1970-01-01.
class Date {
 public:
  constexpr Date() = default;
  constexpr explicit Date(std::chrono::sys_days day) : day_(day) {}

  /// The date of that year, month and day; nullopt if there is no such day.
  static constexpr std::optional<Date> from_ymd(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month{month},
                                          std::chrono::day{day}};
    if (!ymd.ok()) return std::nullopt;
    return Date(std::chrono::sys_days{ymd});
  }

  /// Reads "YYYY-MM-DD" (RFC 3339 full-date) or "YYYYMMDD", and nothing else.
  static std::optional<Date> parse(std::string_view text);

  constexpr std::chrono::sys_days days() const { return day_; }
  constexpr int day_number() const { return static_cast<int>(day_.time_since_epoch().count()); }
  constexpr std::chrono::year_month_day ymd() const { return std::chrono::year_month_day{day_}; }

  std::string iso() const;      ///< "YYYY-MM-DD"
  std::string compact() const;  ///< "YYYYMMDD": sorts like the dates

  constexpr auto operator<=>(const Date&) const = default;

 private:
  std::chrono::sys_days day_{};
};

/// How far the date of a release can be trusted. The modification time of a file is no date; it
/// only sets an upper bound.
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
