#include "indexer/format/forms.h"

#include <catch2/catch.hpp>
#include <string>

#include "indexer/source/record.h"

namespace dateline {
namespace {

bool recognised(std::string_view bytes, std::string_view name = "file") {
  return HtmlPage().recognises({name, bytes});
}

TEST_CASE("pages are recognised by their content", "[html]") {
  CHECK(recognised("<!DOCTYPE html><title>x</title>"));
  CHECK(recognised("\xEF\xBB\xBF \n<HTML><body>text"));
  CHECK(
      recognised("<?xml version='1.0'?><!-- saved --><html xmlns='http://www.w3.org/1999/xhtml'>"));
  CHECK(recognised(std::string("\xFF\xFE<\0h\0t\0m\0l\0>\0", 14)));
  CHECK(recognised("<div><p>a</p><p>b</p></div>", "page.html"));
  CHECK(recognised("<cms:fetch request='x'></cms:fetch>\n<html><body>text</body></html>"));
  CHECK(recognised("<text id='1'><p>a</p></text>", "page.html"));
  CHECK_FALSE(recognised("<rss version='2.0'><channel><title>News</title></channel></rss>"));
  CHECK_FALSE(recognised("A release that <b>shouts</b> a little.\n\nAnd goes on."));
  CHECK_FALSE(recognised("{\"body\": \"<html>\"}"));
  CHECK_FALSE(recognised(""));
}

TEST_CASE("a page gives the fields of a release", "[html]") {
  Record record;
  record.hints.url = "https://quay.example/1";
  record.bytes =
      "<html lang=en><head><meta charset=windows-1252><meta name=date "
      "content=2021-04-02></head><body>"
      "<h1>Ferry to Run Again</h1><h2>Landing stage is mended</h2>"
      "<p>The ferry will run every twenty minutes \x96 from the first of May, the office said.</p>"
      "</body></html>";
  const auto raw = HtmlPage().parse(record);
  REQUIRE(raw);
  CHECK(raw->title == "Ferry to Run Again");
  CHECK(raw->date == "2021-04-02");
  CHECK(raw->language == "en");
  CHECK(raw->url == "https://quay.example/1");
  CHECK(raw->body ==
        "Landing stage is mended\nThe ferry will run every twenty minutes \u2013 from the first of "
        "May, the office said.");
  CHECK_FALSE(raw->whole_page);
}

TEST_CASE("what saved a page says where it was and when", "[html]") {
  const auto parse = [](const std::string& before, const std::string& head,
                        const std::string& end) {
    Record record;
    record.bytes = "<!doctype html>" + before + "<html><head>" + head +
                   "</head><body><h1>Ferry to Run Again</h1><p>The ferry will run every twenty "
                   "minutes from the first of May, the office said.</p></body></html>" +
                   end;
    auto raw = HtmlPage().parse(record);
    REQUIRE(raw);
    return *std::move(raw);
  };
  const std::string url = "https://quay.example/news/1";
  const auto browser = parse("\n<!-- saved from url=(0027)" + url + " -->\n", "", "");
  CHECK(browser.url == url);
  CHECK(browser.captured.empty());

  const auto copied = parse("",
                            "<!-- Mirrored from quay.example/news/1 by HTTrack Website Copier/3.x "
                            "[XR&CO'2014], Tue, 05 Mar 2019 09:00:00 GMT -->",
                            "");
  CHECK(copied.url == "http://quay.example/news/1");
  CHECK(copied.captured == "Tue, 05 Mar 2019 09:00:00 GMT");

  const auto single = parse("<!--\n Page saved with SingleFile \n url: " + url +
                                " \n saved date: Tue Mar 05 2019 10:00:00 GMT+0100\n-->",
                            "", "");
  CHECK(single.url == url);
  CHECK(single.captured == "Tue Mar 05 2019 10:00:00 GMT+0100");

  const auto monolith = parse(
      "<!-- Saved from " + url + " at 2019-03-05T09:00:00Z using monolith v2.8.1 -->", "", "");
  CHECK(monolith.url == url);
  CHECK(monolith.captured == "2019-03-05T09:00:00Z");

  const auto archived =
      parse("", "<link rel=canonical href='" + url + "'>",
            std::string(9000, ' ') +
                "<!--\n FILE ARCHIVED ON 09:00:00 Mar 05, 2019 AND RETRIEVED FROM "
                "THE\n ARCHIVE ON 10:00:00 Mar 07, 2020.\n-->");
  CHECK(archived.url == url);
  CHECK(archived.captured == "09:00:00 Mar 05, 2019");

  CHECK(parse(R"(<script>__wm.wombat(")" + url + R"(","20190305090000");</script>)", "", "").url ==
        url);

  // Its own word goes first, and a place on a disk is none on the web.
  CHECK(parse("<!-- saved from url=(0014)about:internet -->", "", "").url.empty());
  CHECK(parse("<!-- saved from url=(0020)https://other.example -->",
              "<link rel=canonical href='" + url + "'>", "")
            .url == url);
  CHECK(
      parse("<!-- saved from url=(0027)" + url + " -->", "<link rel=canonical href='2'>", "").url ==
      "https://quay.example/news/2");
}

TEST_CASE("the address of a page is relative to its base", "[html]") {
  const auto url_of = [](std::string_view head, std::string fetched) {
    Record record;
    record.hints.url = std::move(fetched);
    record.bytes = "<html><head>" + std::string(head) +
                   "</head><body><h1>Ferry to Run Again</h1><p>The ferry will run every twenty "
                   "minutes from the first of May, the office said.</p></body></html>";
    const auto raw = HtmlPage().parse(record);
    REQUIRE(raw);
    return raw->url;
  };
  const std::string_view canonical = "<link rel=canonical href='/news/1'>";
  CHECK(url_of("<base href='https://quay.example/x/'>" + std::string(canonical), "") ==
        "https://quay.example/news/1");
  CHECK(url_of(canonical, "http://quay.example/index.html") == "http://quay.example/news/1");
  CHECK(url_of(canonical, "") == "/news/1");
}

TEST_CASE("one short sentence is an article", "[html]") {
  Record record;
  record.bytes =
      "<html><head><title>Ferry</title></head><body><h1>Ferry</h1>"
      "<p>The ferry office opened a new pier today.</p></body></html>";
  CHECK(HtmlPage().parse(record));
  record.bytes =
      "<html><head><title>App</title></head><body><p>You will need to enable JavaScript to run "
      "this app.</p></body></html>";
  CHECK_FALSE(HtmlPage().parse(record));
}

TEST_CASE("a page without an article is refused with a reason", "[html]") {
  Record record;
  record.bytes = "<html><title>Just a moment...</title><body>Checking your browser.</body></html>";
  const auto raw = HtmlPage().parse(record);
  REQUIRE_FALSE(raw);
  CHECK(raw.error().kind == ErrorKind::input);
  CHECK(raw.error().message == "bot wall or server error page; found the title: Just a moment...");
}

}  // namespace
}  // namespace dateline
