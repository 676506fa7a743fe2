#include "common/release/date.h"

#include <catch2/catch.hpp>

using namespace dateline;

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

TEST_CASE("approximate dates are marked for people and in the index") {
  const Date day = *Date::parse("2015-06-06");
  const GradedDate stated(day);
  const GradedDate approximate(day, DateGrade::approximate);
  CHECK(stated.text() == "2015-06-06");
  CHECK(approximate.text() == "~2015-06-06");
  CHECK(date_text(std::nullopt) == "undated");
  for (const GradedDate& date : {stated, approximate}) {
    CHECK(GradedDate::from_value(date.value()) == date);
  }
  CHECK_FALSE(GradedDate::from_value(""));
  CHECK_FALSE(GradedDate::from_value("~"));
  CHECK_FALSE(GradedDate::from_value("20150606~~"));
}

TEST_CASE("values of approximate dates sort by their days") {
  const GradedDate approximate(*Date::parse("2015-06-06"), DateGrade::approximate);
  CHECK(GradedDate(*Date::parse("2015-06-05")).value() < approximate.value());
  CHECK(approximate.value() < GradedDate(*Date::parse("2015-06-07")).value());
}

TEST_CASE("grades have names") {
  for (const DateGrade grade : {DateGrade::none, DateGrade::approximate, DateGrade::stated}) {
    CHECK(find_date_grade(to_string(grade)) == grade);
  }
  CHECK_FALSE(find_date_grade("2015"));
}
