#include "indexer/maintenance/run_log.h"

#include <catch2/catch.hpp>

#include "indexer/maintenance/generations.h"
#include "tests/support/temporary_directory.h"

using namespace dateline;

namespace {

RunEntry run_at(std::int64_t seconds, ExitCode code) {
  RunEntry run;
  run.began = std::chrono::sys_seconds(std::chrono::seconds(seconds));
  run.exit_code = code;
  run.command = "index /srv/\"news\"";
  run.report.documents = static_cast<std::uint64_t>(seconds);
  if (code == ExitCode::failure) run.error = "it failed";
  return run;
}

}  // namespace

TEST_CASE("the last hundred runs are remembered, including failed ones") {
  const test::TemporaryDirectory temporary;
  const IndexDirectory directory(temporary.path());
  CHECK(read_runs(directory).error().kind == ErrorKind::index_missing);
  for (int i = 0; i < 101; ++i) {
    REQUIRE(record_run(directory, run_at(i, i % 2 == 0 ? ExitCode::success : ExitCode::failure)));
  }
  const auto runs = read_runs(directory);
  REQUIRE(runs);
  REQUIRE(runs->size() == 100);
  CHECK(run_json(runs->front()) == run_json(run_at(1, ExitCode::failure)));
  CHECK(run_json(runs->back()) == run_json(run_at(100, ExitCode::success)));
}

TEST_CASE("a log of runs that somebody else wrote may hold any numbers") {
  const test::TemporaryDirectory temporary;
  temporary.write("runs",
                  R"({"began_seconds":1e300,"seconds":-1,"exit_code":1e300,"documents":1e300})"
                  "\n"
                  R"({"began_seconds":-1e300,"exit_code":-7,"documents":-1})");
  const auto runs = read_runs(IndexDirectory(temporary.path()));
  REQUIRE(runs);
  REQUIRE(runs->size() == 2);
  CHECK(run_json(runs->front()).starts_with(R"({"began":"9999-12-31T23:59:59Z")"));
  CHECK(runs->front().exit_code == ExitCode(255));
  CHECK(run_json(runs->back()).starts_with(R"({"began":"1970-01-01T00:00:00Z")"));
  CHECK(runs->back().report.documents == 0);
}

TEST_CASE("lack of space is detected before anything is written") {
  const test::TemporaryDirectory temporary;
  CHECK(require_space(temporary.path(), 1));
  const auto missing = require_space(temporary.path(), std::uint64_t{1} << 62);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().kind == ErrorKind::no_space);
}
