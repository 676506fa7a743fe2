#include "indexer/statistics/silence.h"

#include <algorithm>
#include <chrono>

namespace dateline {
namespace {

constexpr int weeks = 4;  // considered before and after a day

}  // namespace

std::vector<Date> silent_days(const ReleasesByDay& releases, Date until) {
  using std::chrono::days;
  std::vector<Date> silent;
  if (releases.empty()) return silent;
  const Date first = releases.begin()->first;
  const Date last = releases.rbegin()->first;
  // More than four weeks after the last release, no earlier week has any.
  const Date end = std::min(until, Date(last.days() + days(7 * weeks)));
  for (Date day = first; day <= end; day = Date(day.days() + days(1))) {
    if (releases.contains(day)) continue;
    int known = 0;
    int published = 0;
    for (int week = -weeks; week <= weeks; ++week) {
      const Date other(day.days() + days(7 * week));
      if (week == 0 || other < first || other > last) continue;
      ++known;
      if (releases.contains(other)) ++published;
    }
    if (known >= weeks && 4 * published >= 3 * known) silent.push_back(day);
  }
  return silent;
}

}  // namespace dateline
