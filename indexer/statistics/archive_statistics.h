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

using CountsByName = std::map<std::string, std::uint64_t>;

/// A date that is hardly right.
struct SuspiciousDate {
  std::string id;
  std::string file;
  std::string source;
  Date date;
  std::string why;
};

/// What an archive consists of, and what a person should look at.
struct ArchiveStatistics {
  std::uint64_t releases = 0;
  std::uint64_t dumps = 0;
  CountsByName by_source;
  CountsByName by_year;
  CountsByName by_language;
  CountsByName by_form;
  std::uint64_t undated = 0;
  std::uint64_t copies = 0;  ///< releases whose words another one before them has
  std::vector<SuspiciousDate> suspicious_dates;
  std::map<std::string, std::vector<Date>> silent_days;  ///< by source, where there are any
  CountsByName refused_by_reason;
  std::vector<std::pair<std::string, std::uint64_t>> tables;  ///< files of the index, in bytes
  bool words = true;  ///< whether the index holds words and positions, else only stems
  std::uint64_t index_bytes = 0;
  std::uint64_t stored_bytes = 0;    ///< of the releases, packed
  std::uint64_t unpacked_bytes = 0;  ///< of the same, unpacked
};

/// Counts over one index of which `snapshot` is a view. Dates after `today` are
/// suspicious, and those that lie further before the bulk of their source than
/// that is long: before its fifth percentile by more than a year and more than
/// the way from there to its ninety-fifth. Errors as of reading.
Result<ArchiveStatistics> gather_statistics(const Snapshot& snapshot, Date today);

}  // namespace dateline
