#include "indexer/clean/date_choice.h"

#include <catch2/catch.hpp>
#include <string>

#include "indexer/clean/cleaner.h"
#include "tests/support/dump_reader.h"
#include "tests/support/packed.h"

namespace dateline {
namespace {

Date day(const char* iso) {
  return *Date::parse(iso);
}

std::int64_t seconds_of(const char* iso) {
  return std::chrono::sys_seconds(day(iso).days()).time_since_epoch().count();
}

/// The date and the source of the one release in a file.
std::string date_in(const std::string& name, const std::string& bytes) {
  auto records = test::read_bytes(name, bytes);
  REQUIRE(records.size() == 1);
  REQUIRE(records[0].raw);
  const auto release = clean(records[0].record, std::move(*records[0].raw));
  REQUIRE(release);
  CHECK((release->date_grade() == DateGrade::none) == !release->date);
  return date_text(release->graded_date()) + ' ' + std::string(to_string(release->date_source));
}

std::string page_in_warc(const std::string& head, const std::string& headers,
                         const std::string& text) {
  const std::string response =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers +
      "\r\n<html><title>The crane</title><body><h1>The crane</h1><p>" + text +
      " It lifts forty tons and needs a crew of two, said the harbour master.</p></body></html>";
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/crane\r\n" + head +
         "Content-Length: " + std::to_string(response.size()) + "\r\n\r\n" + response + "\r\n\r\n";
}

const std::string text = "The harbour has a crane. It lifts forty tons, said the harbour master.\n";
const std::string headers = "From: press@a.example\nSubject: The crane\n";

TEST_CASE("the time of a file is no date") {
  CHECK(date_in("a.txt", text) == "undated none");
  CHECK(date_in("a.tar", test::make_archive("ustar", {{"a.txt", text}})) == "undated none");
  CHECK(date_in("a.zip", test::make_archive("zip", {{"a.txt", text}})) == "undated none");
}

TEST_CASE("an undated page has the approximate date of its capture or last change") {
  const std::string capture = "WARC-Date: 2015-06-06T10:00:00Z\r\n";
  CHECK(date_in("a.warc", page_in_warc(capture, "", text)) == "~2015-06-06 captured");
  CHECK(date_in("a.warc", page_in_warc(capture, "Last-Modified: Thu, 04 Jun 2015 08:00:00 GMT\r\n",
                                       text)) == "~2015-06-04 captured");
  // The placeholder of a server.
  CHECK(date_in("a.warc", page_in_warc(capture, "Last-Modified: Thu, 01 Jan 1970 00:00:00 GMT\r\n",
                                       text)) == "~2015-06-06 captured");
  CHECK(date_in("a.warc", page_in_warc("", "", text)) == "undated none");
}

TEST_CASE("an undated page has the approximate date on which it was saved") {
  const auto saved = [](const std::string& before, const std::string& canonical) {
    return date_in("crane.html", "<!doctype html>" + before + "<html><link rel=canonical href='" +
                                     canonical + "'><body><h1>The crane</h1><p>" + text +
                                     " It needs a crew of two.</p></body></html>");
  };
  CHECK(saved("<!--\n Page saved with SingleFile \n url: https://quay.example/crane \n saved date: "
              "Fri Mar 06 2015 10:00:00 GMT+0100 (Central European Standard Time)\n-->",
              "crane") == "~2015-03-06 captured");
  CHECK(saved("<!-- FILE ARCHIVED ON 09:00:00 Mar 06, 2015 AND RETRIEVED FROM THE ARCHIVE -->",
              "") == "~2015-03-06 captured");
  CHECK(saved("", "https://archive.example/web/20150306090000/https://quay.example/crane") ==
        "~2015-03-06 captured");
  CHECK(saved("",
              "https://archive.example/web/20150306090000/https://quay.example/2014/02/03/crane") ==
        "2014-02-03 url");
}

TEST_CASE("the capture in an ARC file is an approximate date") {
  Record record;
  record.hints.date = "20050102030405";
  const auto dates = transport_dates(record, {}, {});
  REQUIRE(dates.size() == 1);
  CHECK(dates[0].date == day("2005-01-02"));
  CHECK(grade_of(dates[0].source) == DateGrade::approximate);
}

TEST_CASE("a mail without a date has the approximate one of its first carrier") {
  CHECK(date_in("a.eml", headers +
                             "Received: from b by c; Sun, 7 Jun 2015 01:00:00 +0000\n"
                             "Received: from a by b;\n Sat, 6 Jun 2015 23:00:00 +0000\n\n" +
                             text) == "~2015-06-06 received");
  for (const char* line :
       {"From press@a.example Sat Jun  6 10:00:00 2015\n",
        "From 17@xxx Sat Jun 06 10:00:00 +0000 2015\n", "From - Sat Jun 06 10:00:00 2015\n"}) {
    INFO(line);
    std::string mail = line;
    mail.append(headers).append("Message-ID: <1@a.example>\n\n").append(text);
    CHECK(date_in("list.mbox", mail) == "~2015-06-06 received");
  }
  CHECK(date_in("list.mbox", "From MAILER-DAEMON Thu Jan  1 00:00:00 1970\n" + headers +
                                 "Message-ID: <1@a.example>\n\n" + text) == "undated none");
}

TEST_CASE("whatever states a date precedes an approximate one") {
  const std::string capture = "WARC-Date: 2015-06-06T10:00:00Z\r\n";
  CHECK(date_in("a.warc",
                page_in_warc(capture, "", "HARBOUR CITY, May 3, 2011 -- The crane is here.")) ==
        "2011-05-03 dateline");
  const std::string arrival = "Received: from a by b; Sat, 6 Jun 2015 10:00:00 +0000\n";
  CHECK(date_in("a.eml", headers + arrival + "Date: Fri, 5 Jun 2015 10:00:00 +0000\n\n" + text) ==
        "2015-06-05 markup");
  CHECK(date_in("2015-06-01.eml", headers + arrival + "\n" + text) == "2015-06-01 path");
}

TEST_CASE("a moment in UTC is on the day where it was written") {
  const auto in_feed = [](const std::string& moment, const std::string& title,
                          const std::string& body) {
    return date_in("crane.json", R"({"title": ")" + title + R"(", "date": ")" + moment +
                                     R"(", "body": ")" + body + " " + text.substr(0, 50) + R"("})");
  };
  const std::string titled = "Briefing on the crane, July 19, 2021";
  CHECK(in_feed("2021-07-20T01:18:00Z", "Briefing", "") == "2021-07-20 markup");
  CHECK(in_feed("2021-07-20T01:18:00Z", titled, "") == "2021-07-19 header");
  CHECK(in_feed("2021-07-20T01:18:00+02:00", titled, "") == "2021-07-20 markup");
  // What was said yesterday.
  CHECK(in_feed("2021-07-20T08:18:00Z", titled, "") == "2021-07-20 markup");
  CHECK(in_feed("2021-07-21T01:18:00Z", titled, "") == "2021-07-21 markup");
  // The schedule of tomorrow.
  CHECK(in_feed("2021-07-18T20:18:00Z", titled, "") == "2021-07-18 markup");
  CHECK(in_feed("2021-07-20T01:18:00Z", "Briefing", "QUAY, July 19, 2021 -") ==
        "2021-07-19 dateline");
  CHECK(in_feed("2021-07-18T20:18:00Z", "Briefing", "QUAY, July 19, 2021 -") ==
        "2021-07-19 dateline");
}

TEST_CASE("nothing is later than the day after its dump or member was written") {
  Record record;
  record.dump = std::make_shared<const Dump>(
      Dump{.path = "a.tar", .modified_ns = (seconds_of("2020-05-01") + 3600) * 1'000'000'000});
  CHECK(plausible_dates(record).latest == day("2020-05-02"));
  record.hints.written = seconds_of("2015-06-06") + 7;
  CHECK(plausible_dates(record).latest == day("2015-06-07"));
}

TEST_CASE("times that no clock gave bound nothing") {
  Record record;
  record.dump = std::make_shared<const Dump>(Dump{.path = "a", .modified_ns = 1'000'000'000});
  record.hints.written = seconds_of("1980-01-01");
  CHECK(plausible_dates(record).latest == DateRange().latest);
  // Tools set midnight.
  record.dump = std::make_shared<const Dump>(
      Dump{.path = "a.tar", .modified_ns = seconds_of("2020-05-01") * 1'000'000'000});
  record.hints.written = seconds_of("2015-06-06");
  CHECK(plausible_dates(record).latest == DateRange().latest);
}

}  // namespace
}  // namespace dateline
