#include "indexer/pipeline/work_queue.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

using dateline::WorkWindow;

TEST_CASE("a chunk beyond the window starts when the first chunk in it is done, however late") {
  WorkWindow window(3);
  for (const unsigned number : {0U, 1U, 2U}) window.enter(number);
  std::atomic<bool> first_is_done = false;
  std::atomic<bool> too_early = false;
  {
    std::jthread ahead([&] {
      window.enter(3);
      too_early = !first_is_done;
    });
    window.leave(2);
    window.leave(1);
    // Give it every chance to run ahead wrongly.
    for (int i = 0; i < 1000; ++i) std::this_thread::yield();
    first_is_done = true;
    window.leave(0);
  }
  CHECK_FALSE(too_early);
  // All three were done by then, and the window starts after them.
  for (const unsigned number : {4U, 5U}) window.enter(number);
}
