#include "indexer/clean/date_choice.h"

#include <catch2/catch.hpp>

#include "indexer/clean/cleaner.h"
#include "indexer/format/forms.h"

namespace dateline {
namespace {

constexpr std::string_view lead =
    "HARBOUR TOWN - The board of the harbour today asked the county why the sediment in the "
    "eastern "
    "basin has not been removed, and said that it needs an answer within ten days.\n"
    "The eastern basin was last cleared nine years ago, and nine hundred boats use it in summer.\n";

Release release_of(std::string_view file, const std::string& page) {
  Record record;
  record.origin.file = file;
  RawRelease raw;
  raw.body = page;
  raw.whole_page = true;
  return clean(record, std::move(raw)).value();
}

TEST_CASE("the date of a quoted letter is not that of the release", "[dates]") {
  const std::string letter =
      "July 25, 2007\nThe Honorable Odo Marl\nChairman\n12 Pier Street\nDear Chairman Marl:\n"
      "We write to ask why the sediment has not been removed although the money was set aside.\n";
  const std::string page = "BOARD ASKS FOR ACTION ON SEDIMENT\n" + std::string(lead);
  for (const auto* announced : {"[The text of the letter follows below]\n", ""}) {
    const Release release =
        release_of("26Jul2007board141.txt", std::string(page).append(announced).append(letter));
    CHECK(release.date->iso() == "2007-07-26");
    CHECK(release.date_source == DateSource::path);
  }
}

TEST_CASE("the day of an event is not that of the release", "[dates]") {
  const Release release =
      release_of("02Jul2007board3.txt",
                 "BOARD TO MEET ON SEDIMENT\nWhen: Tuesday, July 3, 2007\n" + std::string(lead));
  CHECK(release.date->iso() == "2007-07-02");
}

TEST_CASE("an embargo above the article of a page is kept", "[dates]") {
  const std::string embargo = "<p><b>EMBARGOED UNTIL 12 MARCH 2020</b></p>";
  const std::string title = "<h1>Board Asks For Action On Sediment</h1>";
  for (const std::string& above : {embargo + title, title + embargo}) {
    Record record;
    record.origin.file = "a.html";
    record.bytes = "<!doctype html><title>Board Asks For Action On Sediment</title>" + above +
                   "<p>Issued: 9 March 2020</p><p>" + std::string(lead) + "</p>";
    const Release release = clean(record, HtmlPage().parse(record).value(), {}).value();
    CHECK(release.embargo == "2020-03-12");
    CHECK(release.date->iso() == "2020-03-09");
  }
}

TEST_CASE("a date after a label of releases outweighs the name of the file", "[dates]") {
  const std::string rest = "Friday, May 22, 2015\nBoard Asks For Action On Sediment\n";
  const Release labelled =
      release_of("2015_09_10_sediment.txt", "FOR IMMEDIATE RELEASE\n" + rest + std::string(lead));
  CHECK(labelled.date->iso() == "2015-05-22");
  CHECK(labelled.date_source == DateSource::header);
  const Release unlabelled = release_of("2015_09_10_sediment.txt", rest + std::string(lead));
  CHECK(unlabelled.date->iso() == "2015-09-10");
}

TEST_CASE("a time stamp behind the body dates a page that has no other date", "[dates]") {
  const std::string page = "Board Asks For Action On Sediment - Harbour News\nHome\n" +
                           std::string(lead) + "1440\n2560\nEdda Holm\n2021-11-14 16:32:10\n";
  CHECK(release_of("a.txt", page + "Recent News\nJune 3, 2024\n").date->iso() == "2021-11-14");
}

TEST_CASE("a moment in UTC is on the day of the page", "[dates]") {
  const auto date_of = [](const std::string& url, const std::string& date) {
    Record record;
    RawRelease raw;
    raw.title = "Ferry terminal opens";
    raw.body = lead;
    raw.url = url;
    raw.date = date;
    return clean(record, std::move(raw)).value().date->iso();
  };
  const std::string url = "https://harbour.example/2023/11/08/ferry/";
  CHECK(date_of(url, "2023-11-09T01:09:55+00:00") == "2023-11-08");
  CHECK(date_of(url, "2023-11-07T23:30:00Z") == "2023-11-08");
  CHECK(date_of(url, "2023-11-09T17:09:55+00:00") == "2023-11-09");
  CHECK(date_of(url, "2023-11-09T01:09:55-07:00") == "2023-11-09");
  CHECK(date_of("https://harbour.example/ferry/", "2023-11-09T01:09:55Z") == "2023-11-09");
  // Nobody is that far behind.
  CHECK(date_of(url, "2023-11-09T10:04:00Z") == "2023-11-09");
}

TEST_CASE("the day that an HTML page shows is its own where the markup is in UTC", "[dates]") {
  Record record;
  record.origin.file = "ferry.html";
  record.bytes =
      "<html><head><meta property='article:published_time' content='2023-11-09T01:09:55Z'>"
      "<title>Ferry terminal to open in spring</title></head><body>"
      "<h1>Ferry terminal to open in spring</h1>"
      "<time datetime='2023-11-09T01:09:55Z'>November 8, 2023 at 6:09 p.m.</time>"
      "<p>" +
      std::string(lead) + "</p><p>" + std::string(lead) + "</p></body></html>";
  const auto release = clean(record, HtmlPage().parse(record).value());
  CHECK(release->date->iso() == "2023-11-08");
}

TEST_CASE("a date that a run of blanks splits, or that ends the headline, is read", "[dates]") {
  const auto date_of = [](std::string_view head) {
    Record record;
    record.origin.file = "11Dec207gboard37.txt";
    record.bytes = std::string(head) +
                   "     In the eight months that the board has met  it has asked for action on "
                   "the sediment in the eastern basin  and no answer has come from the county";
    return clean(record, LongLine().parse(record).value()).value().date.value_or(Date()).iso();
  };
  CHECK(
      date_of("   Statement Of The Board Of The Harbour      On The Sediment  December 11  2007") ==
      "2007-12-11");
  CHECK(
      date_of("   Statement Of The Board Of The Harbour      HARBOUR TOWN  Dec  19         2007") ==
      "2007-12-19");
}

TEST_CASE("the day that a page labels is that of the release", "[dates]") {
  const std::string text = "The old bridge fell into the river in the flood of that year.\n";
  CHECK(release_of("page.txt",
                   "Monday, 30 November 2026\nNew bridge at Sandling opens\n"
                   "Published 08:30, Tuesday, 7 March 2023\n" +
                       text)
            .date->iso() == "2023-03-07");
  CHECK(release_of("page.txt", "New bridge at Sandling opens\n\n" + text + "\n" + text +
                                   "\nPublished: 19 November 2024\n")
            .date->iso() == "2024-11-19");
  CHECK(release_of("page.txt",
                   "עמותת חופים נקיים חושפת זיהום בנחל\n9 באוג׳ 2022\n\n"
                   "בדיקות שערכה העמותה מגלות ריכוז גבוה של שפכים בנחל.\n")
            .date->iso() == "2022-08-09");
}

TEST_CASE("the day on which a page was read is not that of the release", "[dates]") {
  const std::string text = "The old bridge fell into the river in the flood of that year.\n";
  CHECK(release_of("page.txt",
                   "Thứ Hai, 30/11/2026\nCấm cầu Rạch Dừa trong ba tháng\n"
                   "Cập nhật lúc 08:30, Thứ Ba, 07/03/2023 (GMT+7)\n" +
                       text)
            .date->iso() == "2023-03-07");
  CHECK(release_of("page.txt",
                   "March 4, 2020\nNew bridge at Sandling opens\n"
                   "Last updated at 10:30 on March 6, 2020\n" +
                       text)
            .date->iso() == "2020-03-04");
}

}  // namespace
}  // namespace dateline
