#pragma once

#include <mutex>
#include <vector>

#include "indexer/pipeline/ledger.h"
#include "indexer/pipeline/report.h"

namespace dateline {

/// Keeps count of a run while it goes on, for the report and for whoever watches. Thread-safe.
class RunProgress {
 public:
  RunProgress(const ProgressObserver& observer, const std::vector<Dump>& dumps)
      : observer_(observer) {
    progress_.total_dumps = dumps.size();
    for (const Dump& dump : dumps) progress_.total_bytes += dump.size;
  }

  void enter(std::string_view stage) {
    const std::lock_guard lock(mutex_);
    progress_.stage = stage;
    observer_(progress_);
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

  std::uint64_t releases() const { return progress_.releases; }
  std::uint64_t bytes() const { return bytes_; }

 private:
  const ProgressObserver& observer_;
  std::mutex mutex_;
  Progress progress_;
  std::uint64_t bytes_ = 0;
};

}  // namespace dateline
