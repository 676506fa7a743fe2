#include "indexer/clean/end_lines.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

namespace dateline {
namespace {

const std::string text = "The ferry will run again in May.\nTickets will cost as much as before.";

std::string without_end(std::string body) {
  drop_end_lines(body);
  return body;
}

TEST_CASE("lines that only end a release are no part of it") {
  for (const std::string_view line :
       {"###", "# # #", "-30-", "XXX", "ENDS", "SOURCE Acme Ferries Inc.",
        "View original content: https://wire.example/news/ferry-301.html",
        "View source version on wire.example: https://wire.example/news/ferry-301",
        "Quelle: https://wache.example/pm/1001", "https://quay.example/wp-content/photo-1.jpg",
        "Copyright © 2024 Acme Ferries. All rights reserved.", "© 2024 Acme Ferries",
        "QuayWire is powered by Acme Media", "12 votes", "Tweet 5", "AXC0123 2017-03-14/09:30",
        "<저작권자(c) 부두통신>2017/03/14 09:30 송고"}) {
    CAPTURE(line);
    CHECK(without_end(text + "\n" + std::string(line)) == text);
  }
  CHECK(without_end(text + "\n###\nSOURCE Acme\n© 2024 Acme") == text);
}

TEST_CASE("who is named as SOURCE is told") {
  for (const std::string_view line : {"SOURCE Acme Ferries", "SOURCE: Acme Ferries",
                                      "Source: Acme Ferries https://acme.example/news"}) {
    std::string body = text + "\n" + std::string(line);
    CHECK(drop_end_lines(body) == "Acme Ferries");
  }
  std::string body = text;
  CHECK(drop_end_lines(body).empty());
}

TEST_CASE("contacts and sentences at the end stay") {
  for (const std::string_view line :
       {"Contact: Ida Holm, 555-0130", "www.acme.example", "https://acme.example/report.pdf",
        "The source of the water is not known.", "May 3, 2021, 10 a.m.",
        "The vote was 12 to 5 in favour of the ferry."}) {
    CAPTURE(line);
    const std::string body = text + "\n" + std::string(line);
    CHECK(without_end(body) == body);
  }
  CHECK(without_end("###") == "###");
}

TEST_CASE("a body opens neither with a label of releases nor with its title") {
  std::string body = "FOR IMMEDIATE RELEASE\nFerry to Run Again\n" + text;
  drop_opening_lines(body, "Ferry to run again");
  CHECK(body == text);
  body = "Ferry to Run\nAgain, Harbor\nOffice Says\n" + text;
  drop_opening_lines(body, "Ferry to Run Again, Harbor Office Says");
  CHECK(body == text);
  body = "Ferry to Run\n" + text;
  drop_opening_lines(body, "Ferry to Run Again");
  CHECK(body == "Ferry to Run\n" + text);
  std::string only = "For immediate release";
  drop_opening_lines(only, "");
  CHECK(only == "For immediate release");
}

TEST_CASE("the mark of an agency goes, its sentence stays") {
  CHECK(without_end(text + "/om/DP") == text);
  CHECK(without_end("码头启用。\n第一班上午九点开出。（完）") ==
        "码头启用。\n第一班上午九点开出。");
  CHECK(without_end("码头启用。\n第一班上午九点开出。\n（完）") ==
        "码头启用。\n第一班上午九点开出。");
  CHECK(without_end("第一班上午九点开出。\n　　【责任编辑：王明】") == "第一班上午九点开出。");
  CHECK(without_end("（完）") == "（完）");
}

}  // namespace
}  // namespace dateline
