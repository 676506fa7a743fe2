#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <set>

namespace dateline {

/// Keeps parallel workers from running far ahead of the slowest, to bound the output waiting for
/// its turn: no chunk starts until the one `size` before it is done. Thread-safe.
class WorkWindow {
 public:
  explicit WorkWindow(std::uint32_t size) : size_(size) {}

  /// Waits until the chunk of that number (from 0) may start. Chunks must be taken in order, or a
  /// worker might wait for one that nobody processes.
  void enter(std::uint32_t number) {
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [&] { return number < first_ + size_; });
  }

  /// Marks a chunk as done, whether it succeeded or not. Must follow each enter().
  void leave(std::uint32_t number) {
    const std::lock_guard lock(mutex_);
    done_.insert(number);
    while (done_.erase(first_) > 0) ++first_;
    moved_.notify_all();
  }

 private:
  const std::uint32_t size_;
  std::mutex mutex_;
  std::condition_variable moved_;
  std::set<std::uint32_t> done_;  ///< of those behind the first
  std::uint32_t first_ = 0;       ///< that is not done
};

}  // namespace dateline
