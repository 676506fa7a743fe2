#include "query/rank/recency.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "common/database/snapshot.h"
#include "query/retrieve/value_column.h"
#include "tests/support/test_index.h"

using namespace dateline;

TEST_CASE("recency halves with each half-life, and the future is now", "[recency]") {
  const RecencyCurve curve{*Date::parse("2026-01-31"), 365};
  CHECK(curve(day_value(*Date::parse("2026-01-31"))) == 1);
  CHECK(curve(day_value(*Date::parse("2026-02-28"))) == 1);
  CHECK(curve(day_value(*Date::parse("2025-01-31"))) == Approx(0.5));
  CHECK(curve(day_value(*Date::parse("2024-02-01"))) == Approx(0.25));
  CHECK(curve(no_day) == 0);
}
