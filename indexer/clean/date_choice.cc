#include "indexer/clean/date_choice.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "indexer/prose/clock_time.h"

namespace dateline {
namespace {

/// How far the date of a release may be from that in its URL or file name.
constexpr int most_days_apart = 31;

int days_between(Date a, Date b) {
  return std::abs(a.day_number() - b.day_number());
}

void set_date(Release& release, Date date, DateSource source) {
  release.date = date;
  release.date_source = source;
}

/// The last component of a path: the name of the file or member.
std::string_view last_name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

}  // namespace

DateRange plausible_dates(const Record& record) {
  DateRange range;
  if (record.dump && record.dump->modified_ns > 0) {
    using namespace std::chrono;
    const auto written = sys_time<nanoseconds>(nanoseconds(record.dump->modified_ns));
    range.latest = Date(floor<days>(written) + days(1));
  }
  return range;
}

void choose_date(const Record& record, const std::vector<DateCandidate>& candidates,
                 const DateRange& range, Release& release) {
  const std::string& path =
      record.origin.member.empty() ? record.origin.file : record.origin.member;
  const auto named = find_path_date(last_name_of(path), range);
  const auto in_url = find_path_date(release.url, range);
  const auto in_path = find_path_date(path, range);
  const auto reference = in_url ? in_url : in_path;

  // Prose mentions many dates: it counts only if other evidence agrees, or there is none.
  const bool witnessed = reference.has_value();
  const DateCandidate* best = nullptr;
  for (const DateCandidate& candidate : candidates) {
    if (candidate.source == DateSource::markup) {
      best = &candidate;
      break;
    }
    if (candidate.source == DateSource::text && witnessed) continue;
    if (witnessed && best != nullptr &&
        days_between(candidate.date, *reference) >= days_between(best->date, *reference)) {
      continue;
    }
    if (best == nullptr || witnessed) best = &candidate;
  }
  const bool strong_reference = in_url || named;
  if (best != nullptr && strong_reference && best->source != DateSource::markup &&
      !best->of_release && days_between(best->date, *reference) > most_days_apart) {
    best = nullptr;
  }
  if (best != nullptr && in_url && falls_on_local_day(best->date, best->time, *in_url)) {
    set_date(release, *in_url, DateSource::url);
  } else if (best != nullptr) {
    set_date(release, best->date, best->source);
    release.time = best->time;
  } else if (in_url) {
    set_date(release, *in_url, DateSource::url);
  } else if (in_path) {
    set_date(release, *in_path, DateSource::path);
  } else if (record.dump && record.dump->modified_ns > 0) {
    // The range ends a day after the dump was written.
    set_date(release, Date(range.latest.days() - std::chrono::days(1)), DateSource::file_time);
  }
}

}  // namespace dateline
