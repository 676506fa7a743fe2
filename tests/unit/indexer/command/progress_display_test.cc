#include "indexer/command/progress_display.h"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

Progress quarter() {
  Progress progress;
  progress.stage = "indexing";
  progress.dump_bytes = 25'000'000;
  progress.total_bytes = 100'000'000;
  progress.dumps = 250;
  progress.total_dumps = 1000;
  progress.releases = 240;
  return progress;
}

}  // namespace

TEST_CASE("a line says what is done, how fast and what is left", "[progress]") {
  CHECK(
      progress_line(quarter(), 10, 120) ==
      "[#####---------------] indexing 25 %, 250 of 1000 files, 240 releases, 2.5 MB/s, 0:30 left");
  CHECK(progress_line(quarter(), 1, 120) ==
        "[#####---------------] indexing 25 %, 250 of 1000 files, 240 releases");
  Progress one = quarter();
  one.releases = 1;
  CHECK(progress_line(one, 1, 120).ends_with("1 release"));
}

TEST_CASE("a line fits the terminal, the most important first", "[progress]") {
  CHECK(progress_line(quarter(), 10, 70) ==
        "indexing 25 %, 250 of 1000 files, 240 releases, 2.5 MB/s, 0:30 left");
  CHECK(progress_line(quarter(), 4000, 60) ==
        "[#####---------------] indexing 25 %, 0.0 MB/s, 3:20:00 left");
  CHECK(progress_line(quarter(), 10, 30) == "indexing 25 %, 0:30 left");
  CHECK(progress_line(quarter(), 10, 13) == "indexing 25 %");
  for (std::size_t width = 1; width < 100; ++width) {
    CHECK(progress_line(quarter(), 10, width).size() <= width);
  }
}

TEST_CASE("releases taken over are counted, and other stages tell their time", "[progress]") {
  Progress compact;
  compact.stage = "indexing";
  compact.kept = 300;
  compact.total_kept = 600;
  CHECK(progress_line(compact, 10, 100) ==
        "[##########----------] indexing 50 %, 300 of 600 releases, 30 a second, 0:10 left");
  compact.stage = "merging";
  CHECK(progress_line(compact, 75, 100) == "merging, 1:15");
  compact.stage = "checking";
  CHECK(progress_line(compact, 0, 100) == "checking, 0:00");
}
