#include <catch2/catch.hpp>
#include <string>

#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

/// The message of the refusal of a file, or its form if it is read.
std::string outcome(const std::string& name, const std::string& bytes) {
  const auto records = read_bytes(name, bytes);
  REQUIRE(records.size() == 1);
  return records[0].raw ? records[0].form : records[0].raw.error().message;
}

TEST_CASE("what is written for programs is refused") {
  CHECK(outcome("style.css", "p { margin: 0 }\n") == "no release: a style sheet");
  CHECK(outcome("app.js", "run();\n") == "no release: a script");
  CHECK(outcome("robots.txt", "User-agent: *\n") == "no release: robots.txt");
  CHECK(outcome("Makefile", "all:\n\tcc x.c\n") == "no release: a make file");
  CHECK(outcome("desktop.ini", "[Shell]\r\nIcon=x\r\n") == "no release: settings");
  CHECK(outcome("a/.htaccess", "Deny\n") == "no release: settings");
  CHECK(outcome("site.min.JS", "run();\n") == "no release: a script");
  SECTION("whatever it is called") {
    CHECK(outcome("a.txt", "body {\n  color: red;\n}\n.nav {\n  float: left;\n}\n") ==
          "no release: a style sheet or script");
    std::string minified = "!function(){";
    for (int i = 0; i < 20; ++i) minified += "var a=b(c);if(d){e=f(g)}";
    CHECK(outcome("a", minified + "}();") == "no release: a style sheet or script");
    CHECK(outcome("a", "User-agent: *\nDisallow: /search\nSitemap: https://a.example/s\n") ==
          "no release: robots.txt");
    CHECK(outcome("a", std::string(64, 'a') + "  x.txt\n") == "no release: checksums");
    CHECK(outcome("a", "[main]\nname = weir\nlevel = 2\n") == "no release: settings");
    CHECK(outcome("a", "Weir.open(2);\nif (late) close();\nlevel.call(weir.top);\n") ==
          "no release: a style sheet or script");
  }
  SECTION("what programs write of what they do") {
    CHECK(outcome("wget.log",
                  "--2026-11-30 10:15:00--  https://weir.example/1\nResolving weir.example...\n"
                  "Length: 24188 (24K) [text/html]\nSaving to: ‘1.html’\n\n"
                  "     0K .......... ..........      100% 1.2M\n\n"
                  "2026-11-30 10:15:01 (1.2 MB/s) - ‘1.html’ saved [24188]\n") ==
          "no release: a log");
    CHECK(outcome("a.txt",
                  "[2026-11-30T10:15:00Z] start\n[2026-11-30T10:15:01Z] weir 1 saved\n"
                  "[2026-11-30T10:15:02Z] weir 2 saved\n[2026-11-30T10:15:03Z] end\n") ==
          "no release: a log");
    CHECK(outcome("a.log",
                  "2026-11-30 10:15:00\nThe weir of Tannick will rise by two feet on Monday.\n"
                  "The keepers of the lock said so.\n") == "text-page");
  }
  SECTION("but not prose that looks a little like it") {
    CHECK(
        outcome("a.txt",
                "The council of Tannick resolves\nto raise the weir of the town by two feet;\n"
                "to open the lock on every day of the week;\nto ask the county for the cost;\n") ==
        "text-page");
    CHECK(outcome("makefile.txt", "The weir is open.\nSo is the lock.\n") == "text-page");
    CHECK(outcome("a", "the level = 2\na name=weir\nlock\n") == "text-page");
    std::string page;
    for (int line = 0; line < 41; ++line) page += "The weir opens on Monday.\n";
    for (int line = 0; line < 400; ++line) page += "level=2\n";
    CHECK(outcome("a", page) == "text-page");
    CHECK(outcome("a.txt", "[Music]\nThe weir will rise on Monday.\nThe keepers said so.\n") ==
          "text-page");
    CHECK(outcome("style.css",
                  "<html><body><p>The weir of Tannick will rise by two feet on Monday, "
                  "the keepers said.</p></body></html>") == "html");
  }
}

TEST_CASE("a list of names or grants that ends its lines in semicolons is prose") {
  const auto listed = [](std::initializer_list<std::string_view> items) {
    std::string text = "KEEPER READS THE NAMES OF THE LOST\n";
    for (const std::string_view item : items) text.append(item).append(";\n");
    return outcome("a.txt", text);
  };
  CHECK(listed({"Ada B. Weir", "Bo Lock", "Cy O'Ferry", "Di Quay-Mole", "Ed Pier, Jr."}) ==
        "text-page");
  CHECK(listed({"* Tannick Town $2,850", "* Weir County $1,088", "* Lock $540", "* Pier $77",
                "* Quay $9"}) == "text-page");
  CHECK(listed({"Ada Weir (Tannick)", "Bo Lock (Pier)", "Cy Ferry (Quay)", "Di Mole (Pier)"}) ==
        "text-page");
  CHECK(listed({"Chair: Ada Weir", "Clerk: Bo Lock", "Keeper: Cy Ferry", "Pilot: Di Mole"}) ==
        "text-page");
  CHECK(listed({"- pilots: four", "- keepers: two", "- locks: three", "- weirs: one"}) ==
        "text-page");
}

TEST_CASE("a file of blanks is refused") {
  CHECK(outcome("blank.txt", "  \n\n") == "empty");
}

TEST_CASE("bot walls and error pages saved as text are refused") {
  const std::string wall =
      "Pardon our interruption\n\nSomething about your browser made us think that you are a bot. "
      "There are some reasons why this may be so:\nYou move through this site faster than people "
      "do."
      "\nYou have disabled cookies in your browser.\nTo go on, enable cookies and JavaScript.\n";
  const std::string refusal =
      "bot wall or server error page; found the line: Pardon our interruption";
  CHECK(outcome("a.txt", wall) == refusal);
  CHECK(outcome("a.txt", "news.example\n" + wall) == refusal);
  CHECK(outcome("a.txt", "403 Forbidden\nnginx\n") ==
        "bot wall or server error page; found the line: 403 Forbidden");
  CHECK(outcome("a.txt", "404 Not Found\nThe requested URL is not on this server.\n") ==
        "page not found; found the line: 404 Not Found");
  std::string release = "Access Denied to Weir, Keepers Say\n\n";
  for (int i = 0; i < 6; ++i) release += "The county closed the weir at Tannick on Monday.\n";
  CHECK(outcome("a.txt", release) == "text-page");
}

TEST_CASE("an index of a folder is refused") {
  const std::string refusal =
      "listing page: links to other pages and no article; found 2 links to files beside it";
  CHECK(outcome("README.md",
                "# 2024-01-02\n\n- 2 releases\n- [Weir to rise](001.md)\n"
                "- [Lock to open](002.md)\n") == refusal);
  CHECK(outcome("a.md", "# News\n\n1. [Weir](a.md)\n2. [Lock](b.md)\n") == refusal);
  CHECK(outcome("a.md", "# News\n\nThe weir will rise.\n\n- [Weir](a.md)\n- [Lock](b.md)\n") ==
        "markdown");
  CHECK(outcome("a.md", "# News\n\n- The weir rises\n- The lock opens\n") == "markdown");
  CHECK(outcome("a.md", "# Links\n\n- [Weir](https://a.example/1)\n") == "markdown");
}

TEST_CASE("what cannot be read is named, with what to do") {
  const std::string office = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more";
  CHECK(outcome("a.msg", office).find("msgconvert") != std::string::npos);
  CHECK(outcome("a.xls", office).find("libreoffice") != std::string::npos);
  CHECK(outcome("a.xml", "<?xml version=\"1.0\"?><urlset><url/></urlset>").find("sitemap") !=
        std::string::npos);
  CHECK(outcome("a.xml", "<mediawiki><page/></mediawiki>").find("MediaWiki") != std::string::npos);
  CHECK(outcome("a.opml", "<opml><body/></opml>").find("OPML") != std::string::npos);
  CHECK(outcome("dovecot-uidlist", "3 V1489 N5\n1 :1489.M1.mail\n") ==
        "no release: an index of Dovecot");
  CHECK(outcome("a.cdx", "example,a)/ 20190505000000 https://a.example/ text/html\n") ==
        "no release: an index of a web archive");
  CHECK(outcome("datapackage.json", "{\"profile\": \"data-package\", \"title\": \"A\"}") ==
        "no release: an index of a web archive");
  CHECK(outcome("pages.jsonl", "{\"format\": \"json-pages-1.0\", \"id\": \"pages\"}\n") ==
        "no release: an index of a web archive");
}

TEST_CASE("contacts and calendars are no releases") {
  CHECK(outcome("a.txt", "BEGIN:VCARD\r\nFN:Ida Holm\r\nEND:VCARD\r\n") ==
        "no release: contacts (vCard)");
  CHECK(outcome("a.txt", "BEGIN:VCALENDAR\r\nSUMMARY:Opening\r\nEND:VCALENDAR\r\n") ==
        "no release: a calendar (iCalendar)");
}

}  // namespace
}  // namespace dateline
