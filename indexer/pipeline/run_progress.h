#pragma once

#include <algorithm>
#include <chrono>
#include <iterator>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/manifest/dump_entry.h"
#include "common/manifest/entry_list.h"
#include "indexer/maintenance/run_report.h"
#include "indexer/pipeline/chunk_indexer.h"
#include "indexer/pipeline/unknown_fields.h"
#include "indexer/pipeline/unread_dates.h"
#include "indexer/source/dump_list.h"

namespace dateline {

/// The outcomes of the dumps of a DumpList, in its order: the rest of their manifest entries, in
/// about fifteen bytes each, so that a run over millions of dumps need not hold their paths twice.
class OutcomeList {
 public:
  /// Adds the outcome of the next dump of the list.
  void add(const DumpEntry& entry) {
    coded_ += entry.dump.modified_ns == DumpEntry::in_doubt ? in_doubt : whole;
    put_outcome(coded_, entry);
  }

  /// Calls `visit` with the entry of each dump; `dumps` is the list that the outcomes belong to.
  template <typename Visit>
  void join(const DumpList& dumps, const Visit& visit) const {
    std::string_view rest = coded_;
    DumpEntry entry;
    for (const Dump& dump : dumps) {
      if (!take(rest, dump, entry)) return;
      visit(entry);
    }
  }

 private:
  static constexpr char whole = 'w';
  static constexpr char in_doubt = 'd';

  static bool take(std::string_view& rest, const Dump& dump, DumpEntry& entry) {
    if (rest.empty()) return false;
    entry.dump = dump;
    if (rest.front() == in_doubt) entry.dump.modified_ns = DumpEntry::in_doubt;
    rest.remove_prefix(1);
    return take_outcome(rest, dump.path, entry);
  }

  std::string coded_;
};

/// Tracks the progress of a run for the report and for observers. Thread-safe.
class RunProgress {
 public:
  RunProgress(const ProgressObserver& observer, const DumpList& dumps) : observer_(observer) {
    progress_.total_dumps = dumps.size();
    progress_.total_bytes = dumps.bytes();
  }

  /// Starts a stage and ends the previous one; "" ends the last.
  void enter(std::string_view stage) {
    const std::lock_guard lock(mutex_);
    const auto now = std::chrono::steady_clock::now();
    if (!progress_.stage.empty()) {
      stages_.emplace_back(progress_.stage, std::chrono::duration<double>(now - began_).count());
    }
    began_ = now;
    progress_.stage = stage;
    if (!stage.empty()) observer_(progress_);
  }

  void add(const ChunkOutcome& outcome) {
    const std::lock_guard lock(mutex_);
    bytes_ += outcome.bytes;
    for (const auto& [path, count] : outcome.releases) progress_.releases += count;
    for (const FinishedDump& finished : outcome.finished) {
      progress_.dump_bytes += finished.dump->size;
      ++progress_.dumps;
    }
    std::ranges::copy(outcome.notes, std::back_inserter(warnings_));
    unread_dates_.merge(outcome.unread_dates);
    unknown_fields_.merge(outcome.unknown_fields);
    observer_(progress_);
  }

  /// How many releases will be taken over as stored.
  void expect_kept(std::uint64_t releases) { progress_.total_kept = releases; }

  void add_kept(std::uint64_t releases) {
    const std::lock_guard lock(mutex_);
    progress_.kept += releases;
    observer_(progress_);
  }

  /// Keeps a sentence for the report.
  void warn(std::string sentence) {
    const std::lock_guard lock(mutex_);
    warnings_.push_back(std::move(sentence));
  }

  std::uint64_t releases() const { return progress_.releases; }
  std::uint64_t bytes() const { return bytes_; }

  /// Sentences for the report.
  std::vector<std::string> warnings() const {
    std::vector<std::string> all = warnings_;
    std::ranges::move(unread_dates_.sentences(), std::back_inserter(all));
    return all;
  }

  const UnknownFields& unknown_fields() const { return unknown_fields_; }

  /// The finished stages with their times in seconds.
  const std::vector<std::pair<std::string, double>>& stages() const { return stages_; }

 private:
  const ProgressObserver& observer_;
  std::mutex mutex_;
  Progress progress_;
  std::uint64_t bytes_ = 0;
  std::vector<std::string> warnings_;
  UnreadDates unread_dates_;
  UnknownFields unknown_fields_;
  std::vector<std::pair<std::string, double>> stages_;
  std::chrono::steady_clock::time_point began_;
};

}  // namespace dateline
