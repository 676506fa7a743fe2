#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

#include "common/database/guard.h"
#include "common/support/result.h"

namespace dateline {

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
