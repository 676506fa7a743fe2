#include "indexer/clean/date_choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "common/text/ascii.h"
#include "indexer/prose/clock_time.h"

namespace dateline {
namespace {

/// How far the date of a release may be from that in its URL or file name.
constexpr int most_days_apart = 31;

int days_between(Date a, Date b) {
  return std::abs(a.day_number() - b.day_number());
}

/// Clocks that were never set, and tools that leave out the time, give earlier ones: 1970, 1980.
constexpr Date first_credible_time = *Date::from_ymd(1990, 1, 1);

/// Nothing is later than the day after a time of last write. One at midnight tells nothing: tools
/// set it, so that archives of the same files are the same.
void bound(DateRange& range, std::chrono::sys_seconds written) {
  const auto day = std::chrono::floor<std::chrono::days>(written);
  if (Date(day) < first_credible_time || day == written) return;
  range.latest = std::min(range.latest, Date(day + std::chrono::days(1)));
}

void set_date(Release& release, Date date, DateSource source) {
  release.date = date;
  release.date_source = source;
}

/// The last component of a path: the name of the file or member.
std::string_view last_name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

/// The day under which a URL files a page ("/2017/7/12/title"): there it stays if the page is
/// published again.
std::optional<Date> archive_date(std::string_view url, const DateRange& range) {
  for (std::size_t at = url.find('/'); at != url.npos; at = url.find('/', at + 1)) {
    const auto match = find_date(url.substr(0, std::min(at + 11, url.size())), at + 1, range);
    const bool follows = match && match->begin == at + 1 && match->end < url.size();
    if (follows && url[match->end] == '/' && url[at + 5] == '/') return match->date;
  }
  return std::nullopt;
}

/// The day on which a moment in UTC was where it was written, if it was another one there: as URL
/// or dateline state it, or in the first hours of a day the title.
std::optional<DateCandidate> local_day(const DateCandidate& moment, std::optional<Date> in_url,
                                       const std::vector<DateCandidate>& candidates,
                                       std::string_view title, const DateRange& range) {
  // Later in the day, a title that has the day before may be about it, or the author in the east.
  constexpr std::string_view latest_evening = "06:00";
  const auto is_there = [&](Date day) { return falls_on_local_day(moment.date, moment.time, day); };
  if (in_url && is_there(*in_url)) return DateCandidate{*in_url, {}, DateSource::url};
  for (const DateCandidate& one : candidates) {
    if (one.source == DateSource::dateline && is_there(one.date)) return one;
  }
  const auto titled = find_date(title, 0, range);
  if (titled && titled->date < moment.date && is_there(titled->date) &&
      moment.time < latest_evening) {
    return DateCandidate{titled->date, {}, DateSource::header};
  }
  return std::nullopt;
}

}  // namespace

bool closes_with(Date date, std::initializer_list<std::string_view> texts) {
  constexpr int most_lines = 3;
  constexpr std::size_t longest = 100;  // bytes
  for (std::string_view text : texts) {
    for (int line = 0; line < most_lines && !(text = trimmed(text)).empty(); ++line) {
      const std::string_view last = text.substr(text.rfind('\n') + 1);
      const auto match = last.size() <= longest ? find_date(last, 0, {}) : std::nullopt;
      if (match && match->order == DateOrder::unknown && match->date == date) return true;
      text.remove_suffix(last.size());
    }
  }
  return false;
}

DateRange plausible_dates(const Record& record) {
  using namespace std::chrono;
  DateRange range;
  if (record.dump) {
    bound(range, sys_seconds(floor<seconds>(nanoseconds(record.dump->modified_ns))));
  }
  bound(range, sys_seconds(seconds(record.hints.written)));
  return range;
}

std::vector<DateCandidate> transport_dates(const Record& record, const RawRelease& raw,
                                           const DateRange& range) {
  std::vector<DateCandidate> dates;
  const DateRange credible{first_credible_time, range.latest};
  const auto offer = [&](std::string_view text, DateSource source) {
    // ARC: YYYYMMDDhhmmss
    const auto day = Date::parse(text.substr(0, 8));
    const auto match = find_date(text, 0, credible);
    if (day && credible.contains(*day)) {
      dates.push_back({*day, {}, source});
    } else if (match) {
      dates.push_back({match->date, {}, source});
    }
  };
  offer(record.hints.date, DateSource::captured);
  offer(record.hints.last_modified, DateSource::captured);
  offer(raw.captured, DateSource::captured);
  for (const std::string& arrival : raw.received) offer(arrival, DateSource::received);
  return dates;
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
  const DateCandidate* earliest = nullptr;  // of the approximate ones
  for (const DateCandidate& candidate : candidates) {
    if (grade_of(candidate.source) == DateGrade::approximate) {
      if (earliest == nullptr || candidate.date < earliest->date) earliest = &candidate;
      continue;
    }
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
  if (const auto filed = archive_date(release.url, range);
      filed && best != nullptr && best->source == DateSource::markup &&
      best->date.day_number() > filed->day_number() + 1) {
    return set_date(release, *filed, DateSource::url);
  }
  const bool strong_reference = in_url || named;
  if (best != nullptr && strong_reference && best->source != DateSource::markup &&
      !best->of_release && days_between(best->date, *reference) > most_days_apart) {
    best = nullptr;
  }
  if (best != nullptr) {
    const auto local = local_day(*best, in_url, candidates, release.title, range);
    const DateCandidate& chosen = local ? *local : *best;
    set_date(release, chosen.date, chosen.source);
    release.time = chosen.time;
  } else if (in_url) {
    set_date(release, *in_url, DateSource::url);
  } else if (in_path) {
    set_date(release, *in_path, DateSource::path);
  } else if (earliest != nullptr) {
    set_date(release, earliest->date, earliest->source);
  }
}

void explain_date(const Record& record, const std::vector<DateCandidate>& candidates,
                  const DateRange& range, const Release& release, Explanation& explanation) {
  const auto add = [&](Date date, DateSource source, std::string_view time) {
    explanation.dates.push_back(
        fmt::format("candidate: {} {} ({})", date.iso(), time, to_string(source)));
  };
  for (const DateCandidate& one : candidates) add(one.date, one.source, one.time);
  if (const auto date = find_path_date(release.url, range)) add(*date, DateSource::url, {});
  const auto& path = record.origin.member.empty() ? record.origin.file : record.origin.member;
  if (const auto date = find_path_date(path, range)) add(*date, DateSource::path, {});
  explanation.dates.push_back(fmt::format("chosen: {} ({})",
                                          release.date ? release.date->iso() : "none",
                                          to_string(release.date_source)));
}

}  // namespace dateline
