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
  CHECK(found("3. Mrz. 2020") == "2020-03-03");
  CHECK(found("4 maggio 2019") == "2019-05-04");
  CHECK(found("5 de março de 2018") == "2018-03-05");
  CHECK(found("7 Ιουνίου 2017") == "2017-06-07");
  CHECK(found("8 يوليو 2016") == "2016-07-08");
  CHECK(found("9. srpna 2015") == "2015-08-09");
  CHECK(found("2014. szeptember 10.") == "2014-09-10");
}

TEST_CASE("find_date reads the forms of programs") {
  CHECK(found("20240105") == "2024-01-05");
  CHECK(found("20240105T100000Z").starts_with("2024-01-05"));
  CHECK(found("Fri, 13 Jan 12 12:50:56 EST") == "2012-01-13 12:50-05:00");
  CHECK(found("Fri, 13 Jan 12") == "2012-01-13");
  CHECK(found("13. Jan 12") == "2012-01-13");
  CHECK(found("Fri Jan 13 2012 09:30:00 GMT+0100 (CET)") == "2012-01-13 09:30+01:00");
  CHECK(found("Fri Jan 13 2012 09:30:00 GMT") == "2012-01-13 09:30+00:00");
  CHECK(found("13-JAN-12") == "2012-01-13");
  CHECK(found("(Quillmere, 13 Jan 12 )") == "2012-01-13");
  CHECK(found("Fri Jan  5 10:00:00 2024") == "2024-01-05 10:00");
  CHECK(found("Fri Jan 05 10:00:00 +0000 2024") == "2024-01-05 10:00+00:00");
  CHECK(found("Date: 5.1.24") == "2024-01-05");
  CHECK(found("on call: 20240105") == "none");
  CHECK(found("13 Jan 12 people came") == "none");
  CHECK(found("(13 Jan 12 people came)") == "none");
  CHECK(found("Everybody (and 9 others) came on 13 Jan 12)") == "none");
}

TEST_CASE("find_date reads dates with and without commas, blanks and ordinals") {
  CHECK(found("December 11 2007") == "2007-12-11");
  CHECK(found("Dec 19 2007") == "2007-12-19");
  CHECK(found("the 5th day of January, 2024") == "2024-01-05");
  CHECK(found("2024. 1. 5.") == "2024-01-05");
  CHECK(found("5. 1. 2024") == "2024-01-05");
  CHECK(found("2024 年 1 月 5 日") == "2024-01-05");
  CHECK(found("2024년 1월 5일") == "2024-01-05");
  CHECK(found("5-го января 2024 г.") == "2024-01-05");
  CHECK(found("ngày 5 tháng 1 năm 2024") == "2024-01-05");
  CHECK(found("5 tháng Mười Một, 2024") == "2024-11-05");
  CHECK(found("2024. gada 5. janvāris") == "2024-01-05");
  CHECK(found("2024 жылғы 5 наурыз") == "2024-03-05");
  CHECK(found("2024-yil 5-mart") == "2024-03-05");
  CHECK(found("Elmelund, 5/3 2024") == "2024-03-05");
  CHECK(found("Kaltenau, 5.III.2024") == "2024-03-05");
  CHECK(found("26. aprila 2018. godine") == "2018-04-26");
  CHECK(found("8. \u043E\u043A\u0442\u043E\u0431\u0440\u0430 2019.") == "2019-10-08");
  CHECK(found("5. V. 2024") == "2024-05-05");
  CHECK(found("5 XII 2024 r.") == "2024-12-05");
  CHECK(found("rule 5 V 2024") == "none");
  CHECK(found("chapter 5.V 2024") == "none");
  CHECK(found("2021. gada 14. septembrī") == "2021-09-14");
  CHECK(found("2024 m. sausio 5 d.") == "2024-01-05");
  CHECK(found("2024ko urtarrilaren 5a") == "2024-01-05");
  CHECK(found("5 d’agost de 2024") == "2024-08-05");
  CHECK(found("5 בינואר 2024") == "2024-01-05");
}

TEST_CASE("find_date reads the digits of other scripts") {
  CHECK(found("٥ يناير ٢٠٢٤") == "2024-01-05");
  CHECK(found("५ जनवरी २०२४") == "2024-01-05");
  CHECK(found("２０２４年１月５日") == "2024-01-05");
  CHECK(found("٥ كانون الثاني ٢٠٢٤") == "2024-01-05");
}

TEST_CASE("find_date converts the years of eras and other calendars") {
  CHECK(found("令和6年1月5日") == "2024-01-05");
  CHECK(found("令和元年5月1日") == "2019-05-01");
  CHECK(found("平成 30 年 4 月 1 日") == "2018-04-01");
  CHECK(found("中華民國113年1月5日") == "2024-01-05");
  CHECK(found("5 มกราคม 2567") == "2024-01-05");
  CHECK(found("วันที่ ๕ ม.ค. พ.ศ. ๒๕๖๗") == "2024-01-05");
  CHECK(found("5/1/2567").starts_with("2024-"));
  CHECK(found("۱۵ دی ۱۴۰۲") == "2024-01-05");
  CHECK(found("۱۴۰۲/۱۰/۱۵") == "2024-01-05");
  CHECK(found("23 جمادى الآخرة 1445") == "2024-01-05");
  CHECK(found("June 5, 2567") == "none");
}

TEST_CASE("the order of day and month is that of the source") {
  DateRange range;
  const auto read = [&](std::string_view text) { return find_date(text, 0, range)->date.iso(); };
  CHECK(read("2/5/2019") == "2019-02-05");
  CHECK(read("2.5.2019") == "2019-05-02");
  range.order = DateOrder::day_first;
  CHECK(read("2/5/2019") == "2019-05-02");
  CHECK(read("2/15/2019") == "2019-02-15");
  range.order = DateOrder::month_first;
  CHECK(read("02-05-2019") == "2019-02-05");
  CHECK(read("2.5.2019") == "2019-02-05");
}

TEST_CASE("a date says in which order it was read, and whether there is another") {
  const auto doubtful = find_date("2/5/2019", 0, {});
  CHECK(doubtful->order == DateOrder::month_first);
  CHECK_FALSE(doubtful->proven);
  CHECK(doubtful->otherwise == Date::from_ymd(2019, 5, 2));
  const auto proven = find_date("24/4/2019", 0, {});
  CHECK(proven->order == DateOrder::day_first);
  CHECK(proven->proven);
  CHECK_FALSE(proven->otherwise);
  CHECK(find_date("5/5/2019", 0, {})->order == DateOrder::unknown);
  CHECK(find_date("May 5, 2019", 0, {})->order == DateOrder::unknown);
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
  CHECK(in_path("11Dec207gLeahy37.txt") == "none");
  CHECK(in_path("11Dec2507Leahy37.txt") == "none");
}

TEST_CASE("the day of the week decides the order of day and month") {
  for (const auto* text : {"Thứ hai, 02/12/2019", "lunes 02/12/2019", "Monday, 02/12/2019",
                           "понедельник, 02/12/2019"}) {
    CAPTURE(text);
    const auto found = find_date(text, 0, {});
    REQUIRE(found);
    CHECK(found->date.iso() == "2019-12-02");
    CHECK(found->order == DateOrder::day_first);
    CHECK(found->proven);
  }
  const auto american = find_date("Monday, 12/02/2019", 0, {});
  REQUIRE(american);
  CHECK(american->date.iso() == "2019-12-02");
  CHECK(american->order == DateOrder::month_first);
  const auto neither = find_date("Friday, 02/12/2019", 0, {});
  REQUIRE(neither);
  CHECK_FALSE(neither->proven);
  const auto known = leading_date("Thứ hai, 02/12/2019", {});
  CHECK(known.has_value());
}

TEST_CASE("a slash may part date and time", "[dates]") {
  for (const std::string_view text : {"14.03.2017 / 09:30", "2017-03-14/09:30"}) {
    const auto match = find_date(text, 0, {});
    REQUIRE(match);
    CHECK(match->date.iso() == "2017-03-14");
    CHECK(match->time == "09:30");
  }
}

TEST_CASE("the name of a month may be told twice") {
  for (const auto* const text :
       {"2 آب/أغسطس 2018", "2 أغسطس/آب 2018", "2 آب (أغسطس) 2018", "2 August / août 2018"}) {
    CAPTURE(text);
    const auto found = find_date(text, 0, {});
    REQUIRE(found);
    CHECK(found->date.iso() == "2018-08-02");
  }
  CHECK_FALSE(find_date("2 May/June 2018", 0, {}));
}

}  // namespace
}  // namespace dateline
