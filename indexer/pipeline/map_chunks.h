#pragma once

#include <deque>
#include <functional>
#include <future>
#include <utility>

#include "indexer/pipeline/chunk.h"

namespace dateline {

/// Reads chunks like read_chunks(), applies `make` to each on up to `jobs` threads, and passes the
/// results to `take` in chunk order on the caller's thread. Stops early if `take` returns false.
/// Exceptions of `make` propagate.
template <typename Made>
void map_chunks(const DumpList& dumps, const ReadOptions& options, std::size_t chunk_bytes,
                unsigned jobs, const std::function<Made(const Chunk&)>& make,
                const std::function<bool(Made)>& take) {
  std::deque<std::future<Made>> pending;
  bool going_on = true;
  const auto take_first = [&] {
    Made made = pending.front().get();
    pending.pop_front();
    going_on = going_on && take(std::move(made));
  };
  read_chunks(dumps, options, chunk_bytes, jobs, [&](Chunk chunk) {
    pending.push_back(
        std::async(std::launch::async, [&make, mine = std::move(chunk)] { return make(mine); }));
    if (pending.size() >= jobs) take_first();
    return going_on;
  });
  while (!pending.empty()) take_first();
}

}  // namespace dateline
