#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "indexer/pipeline/ledger.h"
#include "indexer/pipeline/report.h"
#include "indexer/source/dump_list.h"

namespace dateline {

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
    observer_(progress_);
  }

  /// Keeps a sentence for the report.
  void warn(std::string sentence) {
    const std::lock_guard lock(mutex_);
    warnings_.push_back(std::move(sentence));
  }

  std::uint64_t releases() const { return progress_.releases; }
  std::uint64_t bytes() const { return bytes_; }

  const std::vector<std::string>& warnings() const { return warnings_; }

  /// The finished stages with their times in seconds.
  const std::vector<std::pair<std::string, double>>& stages() const { return stages_; }

 private:
  const ProgressObserver& observer_;
  std::mutex mutex_;
  Progress progress_;
  std::uint64_t bytes_ = 0;
  std::vector<std::string> warnings_;
  std::vector<std::pair<std::string, double>> stages_;
  std::chrono::steady_clock::time_point began_;
};

}  // namespace dateline
