#include "indexer/pipeline/work_queue.h"

#include <catch2/catch.hpp>

using dateline::BoundedQueue;

TEST_CASE("a full bounded queue returns its oldest item") {
  BoundedQueue<int> queue(2);
  CHECK(queue.push(1) == std::nullopt);
  CHECK(queue.push(2) == std::nullopt);
  CHECK(queue.push(3) == 1);
  CHECK(queue.pop() == 2);
  CHECK(queue.push(4) == std::nullopt);
  queue.close();
  CHECK(queue.pop() == 3);
  CHECK(queue.pop() == 4);
  CHECK(queue.pop() == std::nullopt);
}

TEST_CASE("a queue without capacity takes nothing") {
  BoundedQueue<int> queue(0);
  CHECK(queue.push(1) == 1);
  queue.close();
  CHECK(queue.pop() == std::nullopt);
}
