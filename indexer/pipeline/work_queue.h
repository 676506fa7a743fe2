#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

#include "common/database/guard.h"
#include "common/support/result.h"

namespace dateline {

/// Passes items between threads, holding at most `capacity` at a time. Thread-safe.
template <typename Item>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t capacity) : capacity_(capacity) {}

  /// Adds an item. If the queue is full, removes and returns the oldest item, so that items leave
  /// in order.
  std::optional<Item> push(Item item) {
    const std::lock_guard lock(mutex_);
    items_.push_back(std::move(item));
    if (items_.size() > capacity_) return take_first();
    changed_.notify_one();
    return std::nullopt;
  }

  /// Waits for an item; nullopt if the queue is closed and empty.
  std::optional<Item> pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || !items_.empty(); });
    return take_first();
  }

  /// No more items will be added; the remaining ones can still be taken.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

 private:
  std::optional<Item> take_first() {
    if (items_.empty()) return std::nullopt;
    std::optional<Item> item(std::move(items_.front()));
    items_.pop_front();
    return item;
  }

  const std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Item> items_;
  bool closed_ = false;
};

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

/// Brings the results of parallel workers back into the order of their chunks: each is delivered
/// by whichever worker completes the row, one at a time. Once a delivery has failed, or thrown,
/// nothing more is delivered: what comes later may rest on it. Thread-safe.
template <typename Item>
class InOrder {
 public:
  using Deliver = std::function<Result<void>(Item)>;

  explicit InOrder(Deliver deliver) : deliver_(std::move(deliver)) {}

  /// Takes the item of that number (each once, from 0) and delivers all whose turn has come. Error:
  /// that of the delivery that failed, now or before.
  Result<void> put(std::uint32_t number, Item item) {
    const std::lock_guard lock(mutex_);
    waiting_.emplace(number, std::move(item));
    for (auto next = waiting_.find(turn_); delivered_ && next != waiting_.end();
         next = waiting_.find(turn_)) {
      Item ready = std::move(next->second);
      waiting_.erase(next);
      ++turn_;
      delivered_ = guard([&] { return deliver_(std::move(ready)); });
    }
    return delivered_;
  }

 private:
  std::mutex mutex_;
  Deliver deliver_;
  std::map<std::uint32_t, Item> waiting_;
  std::uint32_t turn_ = 0;
  Result<void> delivered_;  // all so far; else the error of the first that failed
};

}  // namespace dateline
