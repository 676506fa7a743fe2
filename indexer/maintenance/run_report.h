#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/manifest/dump_entry.h"
#include "common/support/exit_code.h"

namespace dateline {

/// What a run did, or would do with --dry-run.
struct RunReport {
  bool dry_run = false;
  bool rebuilt = false;         ///< the whole index was rebuilt (with --dry-run: unknown)
  std::uint64_t files = 0;      ///< dumps found
  std::uint64_t added = 0;      ///< of them new
  std::uint64_t changed = 0;    ///< read again
  std::uint64_t grown = 0;      ///< of the changed ones, only appended data read
  std::uint64_t unchanged = 0;  ///< left alone
  std::uint64_t moved = 0;      ///< of the new ones, known by another path
  std::uint64_t removed = 0;    ///< dumps whose releases were removed
  std::uint64_t gone = 0;       ///< missing dumps whose releases were kept
  std::uint64_t releases = 0;   ///< releases written
  std::uint64_t records_refused = 0;
  std::map<std::string, std::uint64_t> refused_by_reason;
  std::vector<Refusal> refusals;
  std::vector<std::string> damage;    ///< damage of the old index that caused a rebuild; sentences
  std::vector<std::string> missing;   ///< folders that lost many dumps; sentences
  std::vector<std::string> warnings;  ///< of the run as a whole; sentences
  std::map<std::string, std::uint64_t, std::less<>> unknown_fields;  ///< releases, by name
  std::uint64_t bytes = 0;        ///< of the records read, expanded
  std::uint64_t documents = 0;    ///< in the index after the run
  std::uint64_t index_bytes = 0;  ///< size of the live generation
  double seconds = 0;
  std::vector<std::pair<std::string, double>> stages;  ///< of the run, with their seconds

  /// Of a run that succeeded.
  ExitCode exit_code() const {
    if (!missing.empty()) return ExitCode::dumps_missing;
    return records_refused > 0 ? ExitCode::refusals : ExitCode::success;
  }

  void add(Refusal refusal) {
    records_refused += refusal.count();
    refused_by_reason[refusal.counted_reason()] += refusal.count();
    add_refusal(refusals, std::move(refusal));
  }
};

/// A count of a report, with its name in JSON, the run log and metrics.
struct ReportCount {
  const char* name;
  std::string_view help;
  std::uint64_t RunReport::*value;
};

inline constexpr std::array report_counts{
    ReportCount{"files", "Dumps found.", &RunReport::files},
    ReportCount{"added", "New dumps.", &RunReport::added},
    ReportCount{"changed", "Changed dumps.", &RunReport::changed},
    ReportCount{"grown", "Changed dumps of which only appended data was read.", &RunReport::grown},
    ReportCount{"unchanged", "Unchanged dumps.", &RunReport::unchanged},
    ReportCount{"moved", "New dumps previously known by another path.", &RunReport::moved},
    ReportCount{"removed", "Dumps whose releases were removed.", &RunReport::removed},
    ReportCount{"gone", "Missing dumps whose releases were kept.", &RunReport::gone},
    ReportCount{"releases", "Releases written.", &RunReport::releases},
    ReportCount{"refused", "Records refused.", &RunReport::records_refused},
    ReportCount{"bytes", "Bytes of records read.", &RunReport::bytes},
    ReportCount{"documents", "Releases in the index after the run.", &RunReport::documents},
    ReportCount{"index_bytes", "Size of the index in bytes.", &RunReport::index_bytes},
};

/// How far a run is.
struct Progress {
  std::uint64_t dump_bytes = 0;   ///< sizes of the dumps done
  std::uint64_t total_bytes = 0;  ///< sizes of all dumps
  std::uint64_t dumps = 0;
  std::uint64_t total_dumps = 0;
  std::uint64_t releases = 0;
  std::uint64_t kept = 0;  ///< releases taken over as stored, of those to be
  std::uint64_t total_kept = 0;
  /// "walking", "checking", "surveying", "indexing", "updating", "merging", "packing",
  /// "publishing"
  std::string_view stage;
};

/// Called by workers to report progress, from any thread but one at a time.
using ProgressObserver = std::function<void(const Progress&)>;

}  // namespace dateline
