#pragma once

#include <chrono>
#include <optional>

namespace dateline {

/// The time at which a search stops with what it has found so far. Not thread-safe.
class Deadline {
 public:
  explicit Deadline(double seconds)
      : moment_(Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                   std::chrono::duration<double>(seconds))) {}

  /// Whether it has passed. Once true, always true.
  bool check() { return passed_ = passed_ || Clock::now() >= moment_; }

  /// Whether some check has found it passed, so that results may be missing.
  bool passed() const { return passed_; }

 private:
  using Clock = std::chrono::steady_clock;

  Clock::time_point moment_;
  bool passed_ = false;
};

/// Whether there is a deadline and it cut something short.
inline bool has_passed(const std::optional<Deadline>& deadline) {
  return deadline && deadline->passed();
}

}  // namespace dateline
