#include "query/rank/recency.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "common/database/snapshot.h"
#include "query/rank/value_column.h"
#include "tests/support/test_index.h"

using namespace dateline;

TEST_CASE("no release before the first day has the requested recency", "[recency]") {
  const RecencyCurve curve{*Date::parse("2026-01-31"), 365};
  for (const double recency : {1.0, 0.75, 0.5, 0.1, 1e-9}) {
    INFO(recency);
    const std::uint64_t first = curve.first_day(recency);
    CHECK(curve(first - 1) < recency);
    CHECK(curve(first + 1) >= recency);
  }
  CHECK(curve.first_day(1) == day_value(curve.as_of));
  CHECK(curve.first_day(0.5) == day_value(*Date::parse("2025-01-31")));
  const RecencyCurve slow{*Date::parse("2026-01-31"), 1e6};
  CHECK(slow.first_day(0.1) == 0);
}

TEST_CASE("a column finds the documents with at least a given value", "[recency]") {
  std::vector<Release> releases;
  for (int i = 0; i < 1500; ++i) {
    const bool dated = i % 3 != 0;
    const char* const date = i == 4 || i == 701 ? "2026-01-30" : "2020-05-05";
    releases.push_back(test::make_release("r" + std::to_string(i), "oil", dated ? date : ""));
  }
  const test::TestIndex index(releases);
  const auto snapshot = Snapshot::open({index.path()});
  REQUIRE(snapshot);
  DayColumn days(snapshot->database());
  CHECK(days.since(day_value(*Date::parse("2026-01-31"))).empty());
  CHECK(days.since(day_value(*Date::parse("2026-01-30"))).size() == 2);
  CHECK(days.since(day_value(*Date::parse("2020-05-06"))).size() == 2);
  CHECK(days.since(day_value(*Date::parse("2020-05-05"))).size() == 1000);
  CHECK(days.sample(10) == std::vector<std::uint64_t>(10, day_value(*Date::parse("2020-05-05"))));
  const auto all = days.sample(5000);
  CHECK(all.size() == 1000);
  CHECK(std::count(all.begin(), all.end(), day_value(*Date::parse("2026-01-30"))) == 2);
}
