#include "common/release/date.h"

#include <catch2/catch.hpp>

using dateline::Date;

TEST_CASE("dates are read and written as ISO 8601 days") {
  const auto date = Date::parse("2022-11-22");
  REQUIRE(date);
  CHECK(date->iso() == "2022-11-22");
  CHECK(date->compact() == "20221122");
  CHECK(Date::parse("20221122") == date);
  CHECK(Date::parse("2024-02-29")->day_number() - Date::parse("2024-02-28")->day_number() == 1);
  CHECK(Date::parse("1969-12-31")->day_number() == -1);
}

TEST_CASE("a day that is not in the calendar is not a date") {
  for (const char* text : {"", "2023-02-29", "2022-13-01", "2022-00-10", "2022-11-31", "2022/11/22",
                           "22-11-2022", "2022-1-2", "202211221", "2022112a", "-2221122"}) {
    INFO(text);
    CHECK_FALSE(Date::parse(text));
  }
}
