#include "indexer/statistics/archive_statistics.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>

#include "common/database/guard.h"
#include "common/database/index_directory.h"
#include "common/manifest/manifest.h"
#include "common/release/compression.h"
#include "common/release/date.h"
#include "common/schema/fields.h"

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

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t fewest_releases = 20;  // of a source, to determine its usual range

struct Dated {
  Xapian::docid id;
  Date date;
};

class Gathering {
 public:
  Gathering(const Snapshot& snapshot, Date today)
      : snapshot_(snapshot), database_(snapshot.database()), today_(today) {}

  Result<ArchiveStatistics> run() {
    const auto manifest = Manifest::read(snapshot_.database());
    if (!manifest) return pass(manifest);
    statistics_.dumps = manifest->totals().dumps;
    for (const Refusal& refusal : manifest->refusals()) {
      statistics_.refused_by_reason[refusal.counted_reason()] += refusal.count();
    }
    for (auto id = database_.postlist_begin(""); id != database_.postlist_end(""); ++id) {
      add(*id);
    }
    count_forms();
    if (auto judged = judge_dates(); !judged) return pass(judged);
    statistics_.words = snapshot_.holds_words();
    measure_tables();
    return std::move(statistics_);
  }

 private:
  std::string value(Xapian::docid id, FieldId of) const { return database_.value(id, slot_of(of)); }

  void add(Xapian::docid id) {
    ++statistics_.releases;
    const std::string source = value(id, FieldId::source);
    ++statistics_.by_source[source];
    ++statistics_.by_language[value(id, FieldId::language)];
    const std::string digest = value(id, FieldId::body_digest);
    if (!digest.empty() && !digests_.insert(digest).second) ++statistics_.copies;
    count_date(id, source);
    const std::string stored = database_.data(id);
    statistics_.stored_bytes += stored.size();
    statistics_.unpacked_bytes += unpacked_size(stored);
  }

  void count_date(Xapian::docid id, const std::string& source) {
    const auto dated = GradedDate::from_value(value(id, FieldId::date));
    if (!dated) {
      ++statistics_.undated;
      return;
    }
    ++statistics_.by_year[dated->date.iso().substr(0, 4)];
    if (dated->grade == DateGrade::stated) {
      dated_[source].push_back({id, dated->date});
    } else {
      ++statistics_.approximate;
    }
  }

  void count_forms() {
    const std::string prefix(field(FieldId::form).prefix);
    for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix);
         ++term) {
      statistics_.by_form[(*term).substr(prefix.size())] = term.get_termfreq();
    }
  }

  Result<void> judge_dates() {
    Date newest;
    for (const auto& [source, dated] : dated_) {
      for (const Dated& release : dated) {
        if (release.date <= today_) newest = std::max(newest, release.date);
      }
    }
    for (auto& [source, dated] : dated_) {
      std::ranges::sort(dated, {}, &Dated::date);
      ReleasesByDay by_day;
      for (const Dated& release : dated) ++by_day[release.date];
      if (auto silent = silent_days(by_day, newest); !silent.empty()) {
        statistics_.silent_days.emplace(source, std::move(silent));
      }
      const Date earliest = earliest_credible(dated);
      for (const Dated& release : dated) {
        Result<void> kept;
        if (release.date > today_) kept = suspect(release, source, "in the future");
        if (release.date < earliest)
          kept = suspect(release, source, "long before the source's other dates");
        if (!kept) return kept;
      }
    }
    return {};
  }

  // `dated` is sorted.
  static Date earliest_credible(const std::vector<Dated>& dated) {
    if (dated.size() < fewest_releases) return dated.front().date;
    const Date low = dated[dated.size() / 20].date;
    const Date high = dated[dated.size() - 1 - dated.size() / 20].date;
    constexpr std::chrono::days year(365);
    return Date(low.days() - std::max<std::chrono::days>(year, high.days() - low.days()));
  }

  Result<void> suspect(const Dated& dated, const std::string& source, std::string why) {
    auto release = snapshot_.release(dated.id);
    if (!release) return pass(release);
    statistics_.suspicious_dates.push_back(
        {release->id, release->origin.file, source, dated.date, std::move(why)});
    return {};
  }

  void measure_tables() {
    const IndexDirectory directory(snapshot_.paths().front());
    const auto live = directory.live();
    if (!live) return;
    std::error_code code;
    for (fs::directory_iterator it(directory.generation_path(*live), code), end; !code && it != end;
         it.increment(code)) {
      std::error_code unknown;
      const std::uint64_t bytes = it->file_size(unknown);
      if (unknown) continue;
      statistics_.tables.emplace_back(it->path().filename().string(), bytes);
      statistics_.index_bytes += bytes;
    }
    std::ranges::sort(statistics_.tables);
  }

  const Snapshot& snapshot_;
  const CheckedDatabase& database_;
  Date today_;
  ArchiveStatistics statistics_;
  std::set<std::string> digests_;
  std::map<std::string, std::vector<Dated>> dated_;  // by source
};

}  // namespace

Result<ArchiveStatistics> gather_statistics(const Snapshot& snapshot, Date today) {
  return guard([&] { return Gathering(snapshot, today).run(); });
}

}  // namespace dateline
