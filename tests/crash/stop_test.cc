#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include "common/database/snapshot.h"
#include "tests/crash/large_archive.h"
#include "tests/crash/scenario.h"

using namespace dateline;
using namespace dateline::test;
namespace fs = std::filesystem;

namespace {

constexpr int interrupted = 7;

// A service that does not end is killed. We promise 5 seconds, which a busy machine may double, and
// a sanitizer again. The interrupted work would take minutes.
#ifdef __SANITIZE_ADDRESS__
constexpr std::chrono::seconds good_time(30);
#else
constexpr std::chrono::seconds good_time(10);
#endif

std::string releases(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    lines.append(R"({"id": ")").append(number).append(R"(", "title": "Bridge number )");
    lines.append(number).append(R"(", "date": "2021-05-06", "text": "Bridge number )");
    lines.append(number).append(
        R"( was opened by the council of the harbour today, and the mayor said that )"
        R"(everybody who lives here had waited for it for a long time."})"
        "\n");
  }
  return lines;
}

// One dump under many names: three thousand take minutes to read, and forty to add to an index.
void write_endless_archive(const TemporaryDirectory& directory, int names) {
  const std::string dump = directory.write("dump.jsonl", releases(3000));
  fs::create_directory(directory.path() / "archive");
  for (int i = 0; i < names; ++i) {
    fs::create_symlink(dump, directory.path() / "archive" / (std::to_string(i) + ".jsonl"));
  }
}

// Ends the run with SIGTERM as soon as `begun` says so.
template <typename Begun>
void stop_in_good_time(const std::vector<std::string>& arguments, const Begun& begun) {
  IndexerProcess process(arguments);
  while (!begun() && process.runs()) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  const auto begin = std::chrono::steady_clock::now();
  process.send(SIGTERM);
  const Ending ending = process.wait();
  CHECK(std::chrono::steady_clock::now() - begin < good_time);
  INFO(ending.output);
  CHECK(ending.code == interrupted);
}

const std::vector<std::string> none;

}  // namespace

TEST_CASE("a stop signal at any call ends a run cleanly") {
  const auto step = GENERATE(Step::first_build, Step::update, Step::rebuild);
  const Scenario scenario(step);
  std::atomic<int> stopped{0};
  const auto complaints = scenario.at_calls(
      "stop signals", stride_or(7), [&](const fs::path& index, long call) -> std::string {
        const Ending ending = scenario.run(index, {"stop", call});
        if (ending.code == interrupted) {
          ++stopped;
        } else if (ending.code != 0) {
          return "ended with " + std::to_string(ending.code) + ": " + ending.output;
        } else if (content_of(index) != scenario.after()) {
          return "success, but another index";
        }
        return scenario.judge(index);
      });
  CHECK(complaints == none);
  CHECK(stopped > 0);
}

TEST_CASE("a stop signal ends a long build promptly") {
  const TemporaryDirectory temporary;
  write_endless_archive(temporary, 3000);
  const fs::path index = temporary.path() / "index.db";
  stop_in_good_time(
      {"index", "--db", index.string(), "--jobs", "1", (temporary.path() / "archive").string()},
      [&] { return fs::exists(index / "unfinished" / "segment-0"); });
  CHECK(content_of(index) == std::nullopt);
  CHECK_FALSE(fs::exists(index / "work"));
}

TEST_CASE("a stop signal ends a long update promptly and keeps complete dumps") {
  const TemporaryDirectory temporary;
  const std::string index = (temporary.path() / "index.db").string();
  const std::string archive = (temporary.path() / "archive").string();
  write_endless_archive(temporary, 40);
  const std::string large = write_large_archive(temporary, "large", 512);
  REQUIRE(run_indexer({"index", "--db", index, large}).code == 0);
  const auto size = [&] {
    const auto snapshot = Snapshot::open({index});
    return snapshot ? snapshot->size() : 0;
  };
  const auto before = size();
  // With little memory, commits are small.
  stop_in_good_time({"index", "--db", index, "--jobs", "1", "--memory", "32M", archive},
                    [&] { return size() > before; });
  CHECK(size() > before);
  const Ending check = run_indexer({"check", "--db", index});
  INFO(check.output);
  CHECK(check.code == 0);
}
