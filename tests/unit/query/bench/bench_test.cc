#include "query/bench/bench.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/test_index.h"

using namespace dateline;

TEST_CASE("percentiles are by nearest rank, in milliseconds", "[bench]") {
  std::vector<double> seconds;
  for (int i = 100; i >= 1; --i) seconds.push_back(i);
  const Latency latency = latency_of(seconds);
  CHECK(latency.p50 == Approx(50'000));
  CHECK(latency.p90 == Approx(90'000));
  CHECK(latency.p99 == Approx(99'000));
  CHECK(latency.mean == Approx(50'500));
  CHECK(latency_of({2}).p99 == Approx(2000));
  CHECK(latency_of({}).p50 == 0);
}

TEST_CASE("the bench reports every query and every stage", "[bench]") {
  const test::TestIndex index({test::make_release("one", "oil and gas")});
  auto session = Session::open({index.path()});
  REQUIRE(session);
  const auto report = run_bench(*session, {}, {{"", "oil"}, {"7", "coal"}}, 3);
  REQUIRE(report);
  const auto json = nlohmann::json::parse(bench_json(*report));
  CHECK(json["repeat"] == 3);
  CHECK(json["queries"][0]["query"] == "oil");
  CHECK(json["queries"][0]["count"] == 1);
  CHECK(json["queries"][1]["count"] == 0);
  for (const std::string_view stage : stage_names) {
    INFO(stage);
    CHECK(json["stages"].contains(std::string(stage)));
  }
  CHECK(json["latency"]["p50"] > 0);
  CHECK(bench_text(*report).find("oil (1 found)") != std::string::npos);
}
