#include <mutex>
#include <optional>
#include <thread>

#include "common/database/guard.h"
#include "common/support/stop_signal.h"
#include "indexer/pipeline/bounded_queue.h"
#include "indexer/pipeline/chunk.h"

namespace dateline {

Result<void> process_chunks(const DumpList& dumps, const ReadOptions& options,
                            std::size_t chunk_bytes, unsigned jobs,
                            const std::function<Result<void>(Chunk, unsigned)>& work) {
  BoundedQueue<Chunk> queue(1);  // one chunk waits while the next is being read
  std::mutex mutex;
  std::optional<Error> first_error;
  const auto give_up = [&](Error error) {
    const std::lock_guard lock(mutex);
    if (!first_error) first_error = std::move(error);
    queue.close();
  };
  {
    std::vector<std::jthread> threads;
    threads.emplace_back([&] {
      const auto read = guard([&] {
        read_chunks(dumps, options, chunk_bytes,
                    [&](Chunk chunk) { return queue.push(std::move(chunk)); });
      });
      if (!read) give_up(read.error());
      queue.close();
    });
    for (unsigned worker = 0; worker < jobs; ++worker) {
      threads.emplace_back([&, worker] {
        while (auto chunk = queue.pop()) {
          const auto done = guard([&] { return work(std::move(*chunk), worker); });
          if (!done) give_up(done.error());
          if (stop_requested()) queue.close();
        }
      });
    }
  }
  if (first_error) return tl::unexpected<Error>(std::move(*first_error));
  if (stop_requested()) return fail(ErrorKind::interrupted, "stopped by a signal");
  return {};
}

}  // namespace dateline
