#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <mutex>
#include <set>
#include <thread>

#include "query/search/session.h"
#include "tests/crash/figures.h"
#include "tests/crash/indexer_process.h"
#include "tests/support/temporary_directory.h"

using namespace dateline;
using namespace dateline::test;

namespace {

constexpr unsigned reader_count = 8;
constexpr unsigned release_count = 300;

std::chrono::seconds duration() {
  const char* seconds = std::getenv("DATELINE_READERS_SECONDS");
  return std::chrono::seconds(seconds == nullptr ? 4 : std::atol(seconds));
}

// Releases of one dump. The edition changes with every run, the number of releases does not.
std::string releases(unsigned first, unsigned count, unsigned edition) {
  std::string lines;
  for (unsigned i = first; i < first + count; ++i) {
    const std::string title =
        "Bridge number " + std::to_string(i) + ", edition " + std::to_string(edition);
    lines.append(R"({"title": ")").append(title).append(R"(", "date": "2021-05-06", "text": ")");
    lines.append(title).append(
        R"( was opened by the council of the harbour today, and the mayor said that )"
        R"(everybody who lives here had waited for it for a long time."})"
        "\n");
  }
  return lines;
}

// Collects what goes wrong in any thread.
class Complaints {
 public:
  void add(const std::string& complaint) {
    const std::lock_guard lock(mutex_);
    complaints_.insert(complaint);
  }
  std::set<std::string> take() { return std::move(complaints_); }

 private:
  std::mutex mutex_;
  std::set<std::string> complaints_;
};

// Runs some searches in a session that the index outruns, then in a new one.
void read(const std::string& index, const std::atomic<bool>& done, Complaints& complaints,
          std::atomic<unsigned>& searches) {
  constexpr int searches_of_session = 20;
  SearchRequest request;
  request.text = "council bridge";
  request.today = *Date::parse("2022-01-01");
  request.limit = 5;
  while (!done) {
    auto session = Session::open({index});
    if (!session) {
      complaints.add("open: " + session.error().message);
      continue;
    }
    for (int i = 0; i < searches_of_session && !done; ++i) {
      const auto found = session->search(request);
      ++searches;
      if (!found) {
        complaints.add("search: " + found.error().message);
      } else if (found->count != release_count) {
        complaints.add("found " + std::to_string(found->count));
      }
    }
  }
}

}  // namespace

TEST_CASE("readers see neither errors nor a partial index during updates and rebuilds") {
  const TemporaryDirectory temporary;
  const std::string index = (temporary.path() / "index.db").string();
  const std::string archive = (temporary.path() / "archive").string();
  const auto run = [&](unsigned edition, bool full) {
    temporary.write("archive/changing.jsonl", releases(0, 10, edition));
    std::vector<std::string> arguments{"index", "--db", index, "--jobs", "1", archive};
    if (full) arguments.emplace_back("--full");
    return run_indexer(arguments);
  };
  temporary.write("archive/others.jsonl", releases(10, release_count - 10, 0));
  REQUIRE(run(0, true).code == 0);

  Complaints complaints;
  std::atomic<bool> done{false};
  std::atomic<unsigned> searches{0};
  unsigned runs = 0;
  {
    std::vector<std::jthread> readers;
    for (unsigned i = 0; i < reader_count; ++i) {
      readers.emplace_back([&] { read(index, done, complaints, searches); });
    }
    const auto end = std::chrono::steady_clock::now() + duration();
    while (std::chrono::steady_clock::now() < end) {
      ++runs;
      const Ending ending = run(runs, runs % 3 == 0);
      if (ending.code != 0) complaints.add("indexer: " + ending.output);
    }
    done = true;
  }
  const std::set<std::string> found = complaints.take();
  add_figure("runs beside readers", runs);
  add_figure("searches of readers", searches);
  add_figure("losses", found.size());
  CHECK(runs > 0);
  CHECK(searches >= reader_count);
  const std::set<std::string> none;
  CHECK(found == none);
}
