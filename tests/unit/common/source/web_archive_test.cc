#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "common/source/opener.h"
#include "tests/support/packed.h"
#include "tests/support/temporary_directory.h"

namespace dateline {
namespace {

std::string warc_record(std::string_view type, std::string_view url, std::string_view block) {
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: {}\r\nWARC-Record-ID: <urn:uuid:{}>\r\n"
      "WARC-Date: 2023-04-04T08:00:00Z\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n"
      "{}\r\n\r\n",
      type, url, url.size(), block.size(), block);
}

std::string http(std::string_view headers, std::string_view body, int status = 200) {
  return fmt::format("HTTP/1.1 {} Some\r\n{}\r\n{}", status, headers, body);
}

struct Seen {
  std::string path;
  std::string content;
  TransportHints hints;
};

std::vector<Seen> seen_in(const std::string& bytes) {
  const test::TemporaryDirectory directory;
  const std::string path = directory.write("crawl.warc", bytes);
  std::vector<Seen> seen;
  REQUIRE(open_dump({.path = path}, {}, [&](Member&& member) {
    std::string content;
    if (!member.stream) {
      content = "! " + member.stream.error().message;
    } else if (const auto all = (*member.stream)->take_all(1 << 20)) {
      content = *all;
    } else {
      content = "! " + all.error().message;
    }
    seen.push_back({member.path, content, member.hints});
    return true;
  }));
  return seen;
}

TEST_CASE("responses, resources and conversions are read, other records skipped") {
  const auto seen =
      seen_in(warc_record("warcinfo", "", "software: test") +
              warc_record("request", "http://a.example/", "GET / HTTP/1.1\r\n\r\n") +
              warc_record("response", "http://a.example/",
                          http("Content-Type: text/html; charset=koi8-r\r\n", "<p>one</p>")) +
              warc_record("revisit", "http://a.example/", http("", "")) +
              warc_record("resource", "file:///b", "two") +
              warc_record("conversion", "http://c/", "three"));
  REQUIRE(seen.size() == 3);
  REQUIRE(seen[0].content == "<p>one</p>");
  REQUIRE(seen[0].path == "2/http://a.example/");
  REQUIRE(seen[0].hints.content_type == "text/html; charset=koi8-r");
  REQUIRE(seen[0].hints.url == "http://a.example/");
  REQUIRE(seen[0].hints.id == "urn:uuid:17");
  REQUIRE(seen[0].hints.date == "2023-04-04T08:00:00Z");
  REQUIRE(seen[1].content == "two");
  REQUIRE(seen[2].content == "three");
}

TEST_CASE("a web archive without pages is refused") {
  const auto seen = seen_in(warc_record("warcinfo", "", "software: test"));
  REQUIRE(seen.size() == 1);
  CHECK(seen[0].content == "! contains no pages");
}

TEST_CASE("bodies come without chunks and codings") {
  const std::string text = "a page, packed";
  const std::string gzip = test::pack("gzip", text);
  const auto coded = [&](std::string_view headers, std::string_view body) {
    const auto seen = seen_in(warc_record("response", "http://a/", http(headers, body)));
    REQUIRE(seen.size() == 1);
    return seen[0].content;
  };
  CHECK(coded("Transfer-Encoding: chunked\r\n", "5;x=1\r\na pag\r\n9\r\ne, packed\r\n0\r\n\r\n") ==
        text);
  CHECK(coded("Content-Encoding: gzip\r\n", gzip) == text);
  CHECK(coded("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
              fmt::format("{:x}\r\n{}\r\n0\r\n\r\n", gzip.size(), gzip)) == text);
  SECTION("as stored by crawlers that decoded them and kept the headers") {
    CHECK(coded("Transfer-Encoding: chunked\r\n", text) == text);
    CHECK(coded("Content-Encoding: gzip\r\n", text) == text);
  }
  SECTION("and damaged ones are errors") {
    CHECK(coded("Transfer-Encoding: chunked\r\n", "5\r\na pag\r\nZZ\r\n").starts_with("! "));
    CHECK(coded("Content-Encoding: br\r\n", "\xFF\xFF\xFF not brotli").starts_with("! "));
    CHECK(coded("Content-Encoding: zip\r\n", "x") == "! unsupported content coding zip");
  }
}

TEST_CASE("a page that was not found is refused") {
  const auto seen = seen_in(warc_record("response", "http://a/", http("", "gone", 404)));
  REQUIRE(seen.size() == 1);
  REQUIRE(seen[0].content == "! HTTP status 404");
}

TEST_CASE("reading continues after a damaged record") {
  const std::string good = warc_record("resource", "http://a/", "good");
  const std::string no_length = "WARC/1.0\r\nWARC-Type: resource\r\n\r\nrubbish\r\n\r\n";
  SECTION("in a plain archive") {
    const auto seen = seen_in(good + no_length + good);
    REQUIRE(seen.size() == 4);
    CHECK(seen[1].content == "! damaged record: no Content-Length");
    CHECK(seen[2].content == "! damaged record");
    CHECK(seen[3].content == "good");
  }
  SECTION("in one packed record by record") {
    std::string packed = test::pack("gzip", good);
    std::string damaged = packed;
    for (std::size_t at = 30; at < 60; ++at) damaged[at] ^= 0x55;
    const auto seen = seen_in(packed + damaged + packed);
    REQUIRE(seen.size() >= 3);
    CHECK(seen.front().content == "good");
    CHECK(seen[1].content.starts_with("! "));
    CHECK(seen.back().content == "good");
  }
}

TEST_CASE("a clipped record is an error of its member") {
  const std::string record = warc_record("resource", "http://a/", std::string(1000, 'x'));
  const auto seen = seen_in(record.substr(0, 600));
  REQUIRE(seen.size() == 1);
  REQUIRE(seen[0].content == "! truncated record");
}

TEST_CASE("ARC files are read") {
  const std::string page = http("Content-Type: text/html\r\n", "<p>old</p>");
  const std::string arc =
      "filedesc://old.arc 0.0.0.0 20050101000000 text/plain 10\n1 0 Crawl\n\n" +
      fmt::format("http://a.example/ 192.0.2.1 20050102030405 text/html {}\n{}\n", page.size(),
                  page);
  const auto seen = seen_in(arc);
  REQUIRE(seen.size() == 1);
  REQUIRE(seen[0].content == "<p>old</p>");
  REQUIRE(seen[0].hints.url == "http://a.example/");
  REQUIRE(seen[0].hints.date == "20050102030405");
}

TEST_CASE("empty lines may stand before the first record") {
  const auto seen = seen_in("\r\n\n" + warc_record("resource", "http://a.example/", "one"));
  REQUIRE(seen.size() == 1);
  CHECK(seen[0].content == "one");
  CHECK(seen[0].hints.url == "http://a.example/");
}

TEST_CASE("the URL of an ARC record may have spaces") {
  const std::string page = http("Content-Type: text/html\r\n", "<p>old</p>");
  const auto read = [&](std::string_view behind_type) {
    return seen_in("filedesc://old.arc 0.0.0.0 20050101000000 text/plain 10\n1 0 Crawl\n\n" +
                   fmt::format("http://a.example/the weir.html 192.0.2.1 20050102030405 "
                               "text/html {}{}\n{}\n",
                               behind_type, page.size(), page));
  };
  for (const std::string_view behind_type : {"", "200 - - 90 old.arc "}) {
    const auto seen = read(behind_type);
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].content == "<p>old</p>");
    CHECK(seen[0].hints.url == "http://a.example/the weir.html");
    CHECK(seen[0].hints.date == "20050102030405");
  }
}

}  // namespace
}  // namespace dateline
