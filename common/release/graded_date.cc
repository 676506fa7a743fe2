#include "common/release/graded_date.h"

#include <algorithm>
#include <array>

namespace dateline {
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
