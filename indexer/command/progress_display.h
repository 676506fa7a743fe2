#pragma once

#include <chrono>
#include <string_view>

#include "indexer/pipeline/report.h"

namespace dateline {

/// Shows the progress of a run on standard error: a progress bar on a terminal, a plain line every
/// few seconds elsewhere. Not thread-safe: observers are called one at a time.
class ProgressDisplay {
 public:
  /// `when` is a choice of --progress: "auto" shows nothing unless standard error is a terminal.
  explicit ProgressDisplay(std::string_view when);
  ~ProgressDisplay();
  ProgressDisplay(const ProgressDisplay&) = delete;
  ProgressDisplay& operator=(const ProgressDisplay&) = delete;

  void show(const Progress& progress);

 private:
  bool terminal_ = false;
  bool shown_ = false;
  bool drawn_ = false;
  std::string_view stage_;
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace dateline
