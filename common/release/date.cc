#include "common/release/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dateline {
namespace {

// The value of the digits; negative if they are not digits.
int number(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return -1;
    value = 10 * value + (digit - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
  const bool dashed = text.size() == 10 && text[4] == '-' && text[7] == '-';
  if (!dashed && text.size() != 8) return std::nullopt;
  const int year = number(text.substr(0, 4));
  const int month = number(text.substr(dashed ? 5 : 4, 2));
  const int day = number(text.substr(dashed ? 8 : 6, 2));
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  return from_ymd(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

std::string Date::iso() const {
  const auto date = ymd();
  return fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()},
                     unsigned{date.day()});
}

std::string Date::compact() const {
  const auto date = ymd();
  return fmt::format("{:04}{:02}{:02}", int{date.year()}, unsigned{date.month()},
                     unsigned{date.day()});
}

namespace {

constexpr std::array<std::string_view, 3> names{"none", "approximate", "stated"};
constexpr char mark = '~';

}  // namespace

std::string_view to_string(DateGrade grade) {
  return names[static_cast<std::size_t>(grade)];
}

std::optional<DateGrade> find_date_grade(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<DateGrade>(found - names.begin());
}

std::optional<GradedDate> GradedDate::from_value(std::string_view value) {
  const bool approximate = value.ends_with(mark);
  if (approximate) value.remove_suffix(1);
  const auto date = Date::parse(value);
  if (!date) return std::nullopt;
  return GradedDate(*date, approximate ? DateGrade::approximate : DateGrade::stated);
}

std::string GradedDate::value() const {
  return grade == DateGrade::approximate ? date.compact() + mark : date.compact();
}

std::string GradedDate::text() const {
  return grade == DateGrade::approximate ? mark + date.iso() : date.iso();
}

std::string date_text(const std::optional<GradedDate>& date) {
  return date ? date->text() : "undated";
}

}  // namespace dateline
