#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "common/database/snapshot.h"
#include "common/release/date.h"
#include "common/support/result.h"

namespace dateline {

/// Releases of a source by their stated days.
using ReleasesByDay = std::map<Date, std::uint64_t>;

/// Days up to and including `until` without a release on which the source usually publishes: it did
/// so on at least three quarters of the same weekdays in the four weeks before and after. After its
/// last release only the weeks before count, so that a source that has just gone silent is
/// reported, but not one that ended long ago.
std::vector<Date> silent_days(const ReleasesByDay& releases, Date until);

using CountsByName = std::map<std::string, std::uint64_t>;

/// A suspicious date.
struct SuspiciousDate {
  std::string id;
  std::string file;
  std::string source;
  Date date;
  std::string why;
};

/// The contents of an archive, and oddities that deserve a look.
struct ArchiveStatistics {
  std::uint64_t releases = 0;
  std::uint64_t dumps = 0;
  CountsByName by_source;
  CountsByName by_year;
  CountsByName by_language;
  CountsByName by_form;
  std::uint64_t undated = 0;
  std::uint64_t approximate = 0;  ///< releases with an approximate date
  std::uint64_t copies = 0;       ///< releases with the same words as an earlier one
  std::vector<SuspiciousDate> suspicious_dates;
  std::map<std::string, std::vector<Date>> silent_days;  ///< by source, if any
  CountsByName refused_by_reason;
  std::vector<std::pair<std::string, std::uint64_t>> tables;  ///< files of the index, in bytes
  bool words = true;  ///< whether words are terms as written, not only by stem
  std::uint64_t index_bytes = 0;
  std::uint64_t stored_bytes = 0;    ///< of the releases, compressed
  std::uint64_t unpacked_bytes = 0;  ///< of the releases, uncompressed
};

/// Computes statistics of the index of `snapshot`. Only stated dates are judged. Those after
/// `today` are suspicious, and so are dates long before the bulk of their source: before its fifth
/// percentile by more than a year and more than the distance from there to its ninety-fifth.
/// Returns read errors.
Result<ArchiveStatistics> gather_statistics(const Snapshot& snapshot, Date today);

}  // namespace dateline
