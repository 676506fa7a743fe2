#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "common/database/index_directory.h"
#include "common/database/snapshot.h"
#include "common/manifest/manifest.h"
#include "indexer/pipeline/index_run.h"
#include "tests/support/release_content.h"
#include "tests/support/temporary_directory.h"

using namespace dateline;

namespace {

std::string sentence(const std::string& title) {
  return title +
         " was opened by the council of the harbour today, and the mayor said that "
         "everybody who lives here had waited for it for a long time.";
}

std::string json_line(int number) {
  const std::string title = "Bridge number " + std::to_string(number);
  return R"({"title": ")" + title + R"(", "date": "2021-05-06", "text": ")" + sentence(title) +
         "\"}\n";
}

std::string message(int number) {
  const std::string title = "Bridge number " + std::to_string(number);
  return "From council@example.org Thu May  6 12:00:00 2021\nFrom: council@example.org\n"
         "To: press@example.org\nDate: Thu, 6 May 2021 12:00:00 +0000\nMessage-ID: <" +
         std::to_string(number) + "@example.org>\nSubject: " + title + "\n\n" + sentence(title) +
         "\n\n";
}

std::string web_record(int number) {
  const std::string title = "Bridge number " + std::to_string(number);
  std::string page = "<html><head><title>" + title + "</title></head><body><article><h1>" + title +
                     "</h1><p>HARBOUR, May 6, 2021 -- " + sentence(title) + "</p><p>" +
                     sentence("The bridge") + "</p></article></body></html>";
  const std::string block =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page;
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/" +
         std::to_string(number) +
         "\r\nWARC-Date: 2021-05-07T00:00:00Z\r\nWARC-Record-ID: <urn:x:" + std::to_string(number) +
         ">\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " +
         std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

struct Growing {
  const char* name;
  std::string (*record)(int number);
};

// An archive with one growing dump and enough others to make its growth a small change.
class Fixture {
 public:
  explicit Fixture(const Growing& growing) : growing_(growing) {
    std::string others;
    for (int i = 0; i < 400; ++i) others += json_line(1000 + i);
    temporary_.write("archive/others.jsonl", others);
  }

  void write(const std::string& bytes) const {
    temporary_.write(std::string("archive/") + growing_.name, bytes);
  }

  Result<RunReport> run(const std::string& index, IndexOptions options = {}) const {
    options.index = path(index);
    options.paths = {path("archive")};
    return run_index(options, [](const Progress&) {});
  }

  std::string path(const std::string& name) const { return (temporary_.path() / name).string(); }

  // The updated index and a rebuilt one must have the same content and manifest.
  void compare_with_fresh_build() const {
    IndexOptions full;
    full.full = true;
    REQUIRE(run("fresh.db", full));
    CHECK(test::read_releases(path("index.db")) == test::read_releases(path("fresh.db")));
    CHECK(manifest("index.db") == manifest("fresh.db"));
  }

 private:
  Manifest manifest(const std::string& index) const {
    auto manifest = Manifest::read(Snapshot::open({path(index)})->database());
    REQUIRE(manifest);
    return std::move(*manifest);
  }

  test::TemporaryDirectory temporary_;
  Growing growing_;
};

const Growing lines{"lines.jsonl", json_line};
const Growing mailbox{"mail.mbox", message};
const Growing web_archive{"pages.warc", web_record};

}  // namespace

TEST_CASE("a grown dump is read from its old end, with the result of a fresh build") {
  const Growing growing = GENERATE(lines, mailbox, web_archive);
  CAPTURE(growing.name);
  const Fixture fixture(growing);
  std::string bytes;
  for (int i = 0; i < 5; ++i) bytes += growing.record(i);
  // The last record is complete, or truncated somewhere, even inside its header.
  const std::string last = growing.record(5);
  for (const std::size_t cut : {last.size(), last.size() - 1, last.size() / 2, std::size_t{7}}) {
    CAPTURE(cut);
    fixture.write(bytes + last.substr(0, cut));
    IndexOptions full;
    full.full = true;
    REQUIRE(fixture.run("index.db", full));
    fixture.write(bytes + last + growing.record(6) + growing.record(7));
    const auto grown = fixture.run("index.db");
    REQUIRE(grown);
    CHECK(grown->changed == 1);
    CHECK(grown->grown == 1);
    CHECK(grown->releases <= 4);
    fixture.compare_with_fresh_build();
  }
}

TEST_CASE("a grown dump whose beginning changed is read again") {
  const Growing growing = GENERATE(lines, mailbox, web_archive);
  CAPTURE(growing.name);
  const Fixture fixture(growing);
  std::string bytes;
  for (int i = 0; i < 5; ++i) bytes += growing.record(i);
  fixture.write(bytes);
  REQUIRE(fixture.run("index.db"));
  bytes[bytes.find("number 1")] = 'N';
  fixture.write(bytes + growing.record(5));
  const auto changed = fixture.run("index.db");
  REQUIRE(changed);
  CHECK(changed->changed == 1);
  CHECK(changed->grown == 0);
  fixture.compare_with_fresh_build();
}
