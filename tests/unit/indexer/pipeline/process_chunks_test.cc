#include <atomic>
#include <catch2/catch.hpp>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "indexer/pipeline/chunk.h"
#include "indexer/source/walk.h"
#include "tests/support/temporary_directory.h"

namespace dateline {
namespace {

constexpr unsigned jobs = 3;
constexpr std::uint32_t window = 2 * jobs;
// Minimum number of chunks started besides the first, even if the reading thread works on that.
constexpr std::uint32_t others = 2 * (jobs - 1);
constexpr std::uint32_t chunks = 40;

/// An archive split into chunks of one record each.
struct Archive {
  Archive() {
    std::string lines;
    for (std::uint32_t i = 0; i < chunks; ++i) {
      lines += R"({"title": "Bridge Opens", "text": "It did."})"
               "\n";
    }
    temporary.write("archive/releases.jsonl", lines);
  }

  Result<void> process(const std::function<Result<void>(std::uint32_t number)>& work) const {
    return process_chunks(
        walk({(temporary.path() / "archive").string()}).dumps, {}, 1, jobs,
        [&](const Chunk& chunk, unsigned /*worker*/) { return work(chunk.number); });
  }

  test::TemporaryDirectory temporary;
};

TEST_CASE("each chunk is processed once, and no worker runs far ahead of a slow one") {
  const Archive archive;
  std::mutex mutex;
  std::multiset<std::uint32_t> begun;
  std::atomic<std::uint32_t> greatest = 0;
  std::uint32_t greatest_beside_first = 0;
  const auto processed = archive.process([&](std::uint32_t number) -> Result<void> {
    {
      const std::lock_guard lock(mutex);
      begun.insert(number);
    }
    if (number > greatest) greatest = number;
    if (number == 0) {
      while (greatest < others) std::this_thread::yield();
      // Give the others every chance to run ahead wrongly.
      for (int i = 0; i < 1000; ++i) std::this_thread::yield();
      greatest_beside_first = greatest;
    }
    return {};
  });
  REQUIRE(processed);
  CHECK(greatest_beside_first < window);
  CHECK(begun.size() == chunks);
  CHECK(std::set(begun.begin(), begun.end()).size() == chunks);
}

TEST_CASE("the first error also stops workers that wait for a slow one") {
  const Archive archive;
  std::atomic<std::uint32_t> begun = 0;
  const auto processed = archive.process([&](std::uint32_t number) -> Result<void> {
    ++begun;
    if (number != 0) return {};
    while (begun <= others) std::this_thread::yield();
    return fail(ErrorKind::input, "a slow failure");
  });
  REQUIRE_FALSE(processed);
  CHECK(processed.error().message == "a slow failure");
  CHECK(begun < chunks);
}

}  // namespace
}  // namespace dateline
