#pragma once

#include <chrono>
#include <compare>
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

}  // namespace dateline
