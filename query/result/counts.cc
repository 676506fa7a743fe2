#include "query/result/counts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/schema/fields.h"

namespace dateline {

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

std::vector<GradedDate> dates_of(const CheckedDatabase& database, RemoteMatches* remote,
                                 const std::vector<Xapian::docid>& documents) {
  std::vector<GradedDate> dates;
  const auto slot = slot_of(FieldId::date);
  visit_values(database, remote, documents, slot, [&](const std::string& value) {
    if (const auto date = GradedDate::from_value(value)) dates.push_back(*date);
  });
  std::sort(dates.begin(), dates.end());
  return dates;
}

Timeline count_timeline(const std::vector<GradedDate>& dates, std::size_t documents,
                        TimelineUnit unit) {
  Timeline timeline{unit, {}, documents - dates.size()};
  for (const GradedDate& dated : dates) {
    const Date begin = period_begin(dated.date, unit);
    auto& periods = timeline.periods;
    if (periods.empty() || periods.back().begin != begin) periods.push_back({begin, 0});
    ++periods.back().count;
  }
  return timeline;
}

}  // namespace dateline
