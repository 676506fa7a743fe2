#include "indexer/pipeline/work_queue.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <cstdint>
#include <mutex>
#include <numeric>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace dateline;

namespace {

using Numbers = std::vector<std::uint32_t>;

Numbers numbers_below(std::uint32_t end) {
  Numbers numbers(end);
  std::iota(numbers.begin(), numbers.end(), 0U);
  return numbers;
}

}  // namespace

TEST_CASE("items are delivered in the order of their numbers", "[in_order]") {
  Numbers delivered;
  InOrder<std::uint32_t> in_order([&](std::uint32_t item) -> Result<void> {
    delivered.push_back(item);
    return {};
  });
  REQUIRE(in_order.put(2, 2));
  REQUIRE(in_order.put(1, 1));
  CHECK(delivered.empty());
  REQUIRE(in_order.put(0, 0));
  CHECK(delivered == numbers_below(3));
}

TEST_CASE("once a delivery has failed nothing is delivered, and each put says why", "[in_order]") {
  Numbers delivered;
  InOrder<std::uint32_t> in_order([&](std::uint32_t item) -> Result<void> {
    if (item == 1) return fail(ErrorKind::no_space, "the disk is full");
    delivered.push_back(item);
    return {};
  });
  REQUIRE(in_order.put(0, 0));
  REQUIRE(in_order.put(2, 2));  // waits for the one that fails
  for (const std::uint32_t number : {1, 3, 4}) {
    const auto put = in_order.put(number, number);
    REQUIRE_FALSE(put);
    CHECK(put.error().kind == ErrorKind::no_space);
    CHECK(put.error().message == "the disk is full");
  }
  CHECK(delivered == numbers_below(1));
}

TEST_CASE("a delivery that throws has failed", "[in_order]") {
  Numbers delivered;
  InOrder<std::uint32_t> in_order([&](std::uint32_t item) -> Result<void> {
    if (item == 0) throw std::runtime_error("thrown");
    delivered.push_back(item);
    return {};
  });
  for (const std::uint32_t number : {0, 1}) {
    const auto put = in_order.put(number, number);
    REQUIRE_FALSE(put);
    CHECK(put.error().message == "thrown");
  }
  CHECK(delivered.empty());
}

TEST_CASE("whichever delivery fails, threads deliver all before it and nothing behind",
          "[in_order]") {
  constexpr std::uint32_t items = 40;
  for (std::uint32_t bad = 0; bad < items; ++bad) {
    CAPTURE(bad);
    Numbers delivered;
    InOrder<std::uint32_t> in_order([&](std::uint32_t item) -> Result<void> {
      if (item == bad) return fail(ErrorKind::io, std::to_string(item));
      delivered.push_back(item);
      return {};
    });
    std::mutex mutex;
    std::vector<std::string> errors;
    std::atomic<std::uint32_t> next = 0;
    // None of them stops at an error, as each may be about to put its item when another fails.
    const auto work = [&] {
      for (std::uint32_t number = next++; number < items; number = next++) {
        if (const auto put = in_order.put(number, number); !put) {
          const std::lock_guard lock(mutex);
          errors.push_back(put.error().message);
        }
      }
    };
    {
      std::vector<std::jthread> threads;
      for (int i = 0; i < 4; ++i) threads.emplace_back(work);
    }
    CHECK(delivered == numbers_below(bad));
    REQUIRE_FALSE(errors.empty());
    CHECK(errors == std::vector<std::string>(errors.size(), std::to_string(bad)));
    CHECK_FALSE(in_order.put(items, items));
  }
}
