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

TEST_CASE("dates as people type them", "[date_period]") {
  for (const char* text :
       {"Oct 5 2005", "October 5, 2005", "5 Oct 2005", "5th october 2005", "OCT. 5 2005",
        "2005/10/05", "2005.10.5", "2005-10-5", "5.10.2005", " 2005-10-05 ", "5-Oct-2005"}) {
    INFO(text);
    CHECK(period(text) == "2005-10-05");
  }
  CHECK(period("Sept 2005") == "2005-09-01..2005-09-30");
  CHECK(period("2005-9") == "2005-09-01..2005-09-30");
  CHECK(period("13/10/2005") == "2005-10-13");
  CHECK(period("10/13/2005") == "2005-10-13");
  CHECK(period("10/10/2005") == "2005-10-10");
  CHECK(period("3 days ago") == "2026-03-28");
  CHECK(period("a week ago") == "2026-03-24");
  CHECK(period("1 month ago") == "2026-02-28");
  CHECK(period("2 years ago") == "2024-03-31");
  CHECK(period("last 7 days") == period("7d"));
  CHECK(period("Last Month") == period("last month"));
  CHECK(period("Oct 5 2005..2005/10/07") == "2005-10-05..2005-10-07");
}

TEST_CASE("what is no date is answered with the nearest one", "[date_period]") {
  const auto hint = [](std::string_view text) {
    const auto read = dateline::read_period("--since", text, *Date::parse("2026-03-31"));
    return read ? read->text() : read.error().hint;
  };
  CHECK(hint("2005/10") == "did you mean 2005-10?");
  CHECK(hint("2005-13") == "did you mean 2005-12?");
  CHECK(hint("2005-02-30") == "did you mean 2005-02-28?");
  CHECK(hint("Feb 30 2004") == "did you mean 2004-02-29?");
  CHECK(hint("2005/10/32") == "did you mean 2005-10-31?");
  CHECK(hint("10/05/2005") == "did you mean 2005-10-05 or 2005-05-10?");
  CHECK(hint("2005-Q5") == "did you mean 2005-Q4?");
  CHECK(hint("yestreday") == "did you mean yesterday?");
  CHECK(hint("lst month") == "did you mean last month?");
  CHECK(hint("2005/10..2006") == "did you mean 2005-10..2006?");
  CHECK(hint("2006..2005") == "did you mean 2005..2006?");
  CHECK(hint("soon").starts_with("use a form such as"));
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
  for (const char* text : {"",
                           "..",
                           "2022-13",
                           "2022-02-30",
                           "0d",
                           "d",
                           "99999999999d",
                           "2022-Q5",
                           "last",
                           "last decade",
                           "last 0 days",
                           "days ago",
                           "x days ago",
                           "Octember 5 2005",
                           "5 5 2005",
                           "abcd",
                           "20-22",
                           "2022..x",
                           "-1d",
                           "\xff\xfe"}) {
    INFO(text);
    CHECK(period(text) == "none");
  }
}
