#include "query/syntax/date_period.h"

#include <catch2/catch.hpp>

using dateline::Date;
using dateline::parse_period;

namespace {

std::string period(std::string_view text, std::string_view today = "2026-03-31") {
  const auto parsed = parse_period(text, *Date::parse(today));
  return parsed ? parsed->text() : "none";
}

}  // namespace

TEST_CASE("calendar periods", "[date_period]") {
  CHECK(period("2022-11-22") == "2022-11-22");
  CHECK(period("20221122") == "2022-11-22");
  CHECK(period("2022-02") == "2022-02-01..2022-02-28");
  CHECK(period("2024-02") == "2024-02-01..2024-02-29");
  CHECK(period("2022-Q4") == "2022-10-01..2022-12-31");
  CHECK(period("2022") == "2022-01-01..2022-12-31");
}

TEST_CASE("relative periods are whole calendar periods", "[date_period]") {
  CHECK(period("today") == "2026-03-31");
  CHECK(period("yesterday", "2026-03-01") == "2026-02-28");
  CHECK(period("7d") == "2026-03-25..2026-03-31");
  CHECK(period("2w") == "2026-03-18..2026-03-31");
  CHECK(period("1m") == "2026-03-01..2026-03-31");
  CHECK(period("1y") == "2025-04-01..2026-03-31");
  CHECK(period("last month") == "2026-02-01..2026-02-28");
  CHECK(period("this week") == "2026-03-30..2026-04-05");
  CHECK(period("last week") == "2026-03-23..2026-03-29");
  CHECK(period("this quarter") == "2026-01-01..2026-03-31");
  CHECK(period("last quarter") == "2025-10-01..2025-12-31");
  CHECK(period("last year") == "2025-01-01..2025-12-31");
}

TEST_CASE("ranges span from the start of one period to the end of another", "[date_period]") {
  CHECK(period("2022-11..2023-01") == "2022-11-01..2023-01-31");
  CHECK(period("2022-11-01..2022-11-30") == "2022-11-01..2022-11-30");
  CHECK(period("..2022") == "..2022-12-31");
  CHECK(period("2023-02..") == "2023-02-01..");
}

TEST_CASE("text that is not a date is rejected", "[date_period]") {
  for (const char* text : {"", "..", "2022-13", "2022-02-30", "0d", "d", "99999999999d", "2022-Q5",
                           "last", "last decade", "abcd", "20-22", "2022..x", "-1d", "\xff\xfe"}) {
    INFO(text);
    CHECK(period(text) == "none");
  }
}
