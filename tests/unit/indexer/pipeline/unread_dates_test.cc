#include "indexer/pipeline/unread_dates.h"

#include <catch2/catch.hpp>

#include "indexer/pipeline/clean_run.h"
#include "tests/support/temporary_directory.h"

namespace dateline {
namespace {

using Sentences = std::vector<std::string>;

TEST_CASE("dates that are not understood are counted, and the first is shown") {
  UnreadDates left;
  UnreadDates right;
  CHECK(left.sentences().empty());
  left.add({.file = "b.jsonl", .member = {}, .record = 1}, "soon");
  CHECK(left.sentences() ==
        Sentences{
            "1 date is not understood or impossible; the first is \"soon\" in b.jsonl record 1"});
  right.add({.file = "a.zip", .member = "c.csv", .record = 7}, "January 2024");
  right.merge(left);
  CHECK(right.sentences() ==
        Sentences{"2 dates are not understood or impossible; the first is \"January 2024\" in "
                  "a.zip:c.csv record 7"});
}

TEST_CASE("a run tells which dates it could not use") {
  const test::TemporaryDirectory directory;
  const std::string dump = directory.write(
      "a.csv",
      "title,date,body\nA,January 2024,The crane.\nB,2024-01-05,The pier.\nC,,The boat.\n"
      "D,2024-13-45,The quay.\n");
  CleanOptions options;
  options.paths = {dump};
  const auto report = run_clean(options, [](std::string_view) { return Result<void>{}; });
  REQUIRE(report);
  CHECK(report->releases == 4);
  CHECK(report->warnings ==
        Sentences{"2 dates are not understood or impossible; the first is \"January 2024\" in " +
                  dump + " record 0"});
}

}  // namespace
}  // namespace dateline
