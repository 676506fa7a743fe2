#include "indexer/prose/date_finder.h"

#include <catch2/catch.hpp>
#include <string>

namespace dateline {
namespace {

std::string found(std::string_view text) {
  const auto match = find_date(text, 0, {});
  if (!match) return "none";
  return match->date.iso() + (match->time.empty() ? "" : " " + match->time);
}

TEST_CASE("find_date reads the usual ways of writing a date") {
  CHECK(found("November 22, 2022") == "2022-11-22");
  CHECK(found("on Nov. 22nd 2022 in Oslo") == "2022-11-22");
  CHECK(found("22 Nov 2022") == "2022-11-22");
  CHECK(found("22-NOV-2022") == "2022-11-22");
  CHECK(found("2022-11-22") == "2022-11-22");
  CHECK(found("2022/11/22") == "2022-11-22");
  CHECK(found("11/22/2022") == "2022-11-22");
  CHECK(found("22/11/2022") == "2022-11-22");
  CHECK(found("22.11.2022") == "2022-11-22");
  CHECK(found("11 22 2022") == "2022-11-22");
  CHECK(found("4/8/05") == "2005-04-08");
  CHECK(found("May  10  2005") == "2005-05-10");
  CHECK(found("2022年11月22日") == "2022-11-22");
  CHECK(found("2022 Nov 22") == "2022-11-22");
  CHECK(found("Ida Holm·Nov 22, 2022") == "2022-11-22");
}

TEST_CASE("find_date knows the months of other languages") {
  CHECK(found("22 de noviembre de 2022") == "2022-11-22");
  CHECK(found("1er août 2021") == "2021-08-01");
  CHECK(found("3. März 2020") == "2020-03-03");
  CHECK(found("4 maggio 2019") == "2019-05-04");
  CHECK(found("5 de março de 2018") == "2018-03-05");
  CHECK(found("7 Ιουνίου 2017") == "2017-06-07");
  CHECK(found("8 يوليو 2016") == "2016-07-08");
  CHECK(found("9. srpna 2015") == "2015-08-09");
  CHECK(found("2014. szeptember 10.") == "2014-09-10");
}

TEST_CASE("find_date reads the time and its zone") {
  CHECK(found("Tue, 22 Nov 2022 14:30:00 -0500") == "2022-11-22 14:30-05:00");
  CHECK(found("2022-11-22T14:30:00Z") == "2022-11-22 14:30+00:00");
  CHECK(found("November 22, 2022, 14:00 GMT") == "2022-11-22 14:00+00:00");
  CHECK(found("July 5, 2022 at 8:30 a.m. ET") == "2022-07-05 08:30-04:00");
  CHECK(found("Nov 22, 2022 8:00 AM Eastern Standard Time") == "2022-11-22 08:00-05:00");
  CHECK(found("Jul 5, 2022 8:00 AM Central European Summer Time") == "2022-07-05 08:00+02:00");
  CHECK(found("Nov 22, 2022, 12:15 PM") == "2022-11-22 12:15");
}

TEST_CASE("find_date ignores what is not a date") {
  CHECK(found("call 714 347 8408") == "none");
  CHECK(found("version 1.2.3.4 of 2022") == "none");
  CHECK(found("February 30, 2022") == "none");
  CHECK(found("November 2022") == "none");
  CHECK(found("") == "none");
  CHECK(found("123456789012345678901234567890") == "none");
}

TEST_CASE("find_date keeps to the range") {
  DateRange range;
  range.latest = *Date::from_ymd(2022, 1, 1);
  const auto match = find_date("due May 1, 2023; written May 1, 2021", 0, range);
  REQUIRE(match);
  CHECK(match->date.iso() == "2021-05-01");
}

TEST_CASE("leading_date allows a weekday or a label in front") {
  CHECK(leading_date("Thursday  April 28  2005", {}));
  CHECK(leading_date("Published: 28 April 2005", {}));
  CHECK_FALSE(leading_date("He was born on April 28, 2005", {}));
}

TEST_CASE("find_path_date prefers the rightmost part") {
  const auto in_path = [](std::string_view path) {
    const auto date = find_path_date(path, {});
    return date ? date->iso() : "none";
  };
  CHECK(in_path("archive/10Apr2007akaka175.txt") == "2007-04-10");
  CHECK(in_path("wire/2026/0618/title.md") == "2026-06-18");
  CHECK(in_path("2020-01-01/20260618-title.txt") == "2026-06-18");
  CHECK(in_path("https://example.org/2022/11/22/title") == "2022-11-22");
  CHECK(in_path("release-12345678.txt") == "none");
}

}  // namespace
}  // namespace dateline
