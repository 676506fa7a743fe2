#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "indexer/maintenance/run_report.h"

namespace dateline {

/// A line about a run that has spent `seconds` in its stage: what is done, how fast, and the time
/// that is left, as far as the stage can be measured. Of these, as many as `width` columns have
/// room for, the stage first.
std::string progress_line(const Progress& progress, double seconds, std::size_t width);

/// Shows the progress of a run on standard error: a line that is redrawn on a terminal, also while
/// nothing is reported, and elsewhere a new line every few seconds. Thread-safe.
class ProgressDisplay {
 public:
  /// `when` is a choice of --progress: "auto" shows nothing unless standard error is a terminal
  /// that can redraw a line ($TERM is not "dumb").
  explicit ProgressDisplay(std::string_view when);
  ~ProgressDisplay();
  ProgressDisplay(const ProgressDisplay&) = delete;
  ProgressDisplay& operator=(const ProgressDisplay&) = delete;

  void show(const Progress& progress);

  /// Lets others write whole lines there, with the line out of their way.
  void step_aside(const std::function<void()>& write);

  /// Removes the line.
  void end();

 private:
  using Clock = std::chrono::steady_clock;

  void redraw_until_end();
  void draw();
  void erase();

  bool redraws_ = false;
  bool shown_ = false;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool end_ = false;
  bool drawn_ = false;
  Progress progress_;
  Clock::time_point entered_;  ///< the stage
  Clock::time_point last_;
  std::thread redrawing_;
};

}  // namespace dateline
