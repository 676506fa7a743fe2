#include "common/source/read_record.h"

#include <catch2/catch.hpp>
#include <string>

#include "tests/support/dump_reader.h"
#include "tests/support/packed.h"
#include "tests/support/temporary_directory.h"

namespace dateline {
namespace {

TEST_CASE("every record can be read back from its dump") {
  const std::string lines =
      "{\"title\":\"One\",\"text\":\"x\"}\n{\"title\":\"Two\",\"text\":\"y\"}\n";
  const std::string feed = "<rss><item><title>A</title></item><item><title>B</title></item></rss>";
  const std::string tar = test::make_archive(
      "ustar", {{"a.jsonl", lines}, {"in.zip", test::make_archive("zip", {{"f.rss", feed}})}});
  const test::TemporaryDirectory directory;
  const std::string path = directory.write("dump.tar.zst", test::pack("zstd", tar));
  const auto records = test::read_dump(path);
  REQUIRE(records.size() == 4);
  for (const test::ReadRecord& read : records) {
    CHECK(read_record(read.record.origin, {}) == read.record.bytes);
  }
  CHECK(records[3].record.origin.member == "in.zip/f.rss");
}

TEST_CASE("a record that is not there any more is an error") {
  const test::TemporaryDirectory directory;
  const std::string path = directory.write("a.txt", "short");
  CHECK(read_record({path, "", 0, 2, 3}, {}) == "ort");
  CHECK(read_record({path, "", 0, 2, 9}, {}).error().kind == ErrorKind::input);
  CHECK(read_record({path, "member", 0, 0, 1}, {}).error().kind == ErrorKind::input);
  CHECK(read_record({path + "x", "", 0, 0, 1}, {}).error().kind == ErrorKind::io);
}

}  // namespace
}  // namespace dateline
