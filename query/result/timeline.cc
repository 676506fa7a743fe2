#include "query/result/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/schema/fields.h"
#include "query/result/matching_documents.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 4> names{"day", "week", "month", "year"};

}  // namespace

std::optional<TimelineUnit> find_timeline_unit(std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<TimelineUnit>(found - names.begin());
}

std::string_view to_string(TimelineUnit unit) {
  return names[static_cast<std::size_t>(unit)];
}

Date period_begin(Date day, TimelineUnit unit) {
  using namespace std::chrono;
  const auto ymd = day.ymd();
  switch (unit) {
    case TimelineUnit::week:
      return Date(day.days() - days(weekday(day.days()).iso_encoding() - 1));
    case TimelineUnit::month:
      return Date(sys_days(ymd.year() / ymd.month() / 1));
    case TimelineUnit::year:
      return Date(sys_days(ymd.year() / January / 1));
    case TimelineUnit::day:
      break;
  }
  return day;
}

Date next_period(Date begin, TimelineUnit unit) {
  constexpr std::array longest{1, 7, 31, 366};
  const std::chrono::days length(longest[static_cast<std::size_t>(unit)]);
  return period_begin(Date(begin.days() + length), unit);
}

std::string period_label(Date begin, TimelineUnit unit) {
  constexpr std::array<std::size_t, 4> sizes{10, 10, 7, 4};
  return begin.iso().substr(0, sizes[static_cast<std::size_t>(unit)]);
}

std::vector<Date> days_of(const CheckedDatabase& database,
                          const std::vector<Xapian::docid>& documents) {
  std::vector<Date> days;
  const auto slot = static_cast<Xapian::valueno>(field(FieldId::date).slot);
  visit_values(database, documents, slot, [&](const std::string& value) {
    if (const auto day = Date::parse(value)) days.push_back(*day);
  });
  std::sort(days.begin(), days.end());
  return days;
}

Timeline count_timeline(const std::vector<Date>& days, std::size_t documents, TimelineUnit unit) {
  Timeline timeline{unit, {}, documents - days.size()};
  for (const Date day : days) {
    const Date begin = period_begin(day, unit);
    auto& periods = timeline.periods;
    if (periods.empty() || periods.back().begin != begin) periods.push_back({begin, 0});
    ++periods.back().count;
  }
  return timeline;
}

}  // namespace dateline
