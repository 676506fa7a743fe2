#include "common/release/graded_date.h"

#include <catch2/catch.hpp>

using namespace dateline;

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
