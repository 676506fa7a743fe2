#include "common/source/original_dump.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "common/source/unicode_form.h"
#include "tests/support/dump_reader.h"
#include "tests/support/packed.h"
#include "tests/support/source_directory.h"
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
    CHECK(read_record(read.record.origin, read.record.origin.file) == read.record.bytes);
  }
  CHECK(records[3].record.origin.member == "in.zip/f.rss");
}

TEST_CASE("every record of the samples can be read back from its dump") {
  std::size_t records = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(test::source_directory() /
                                                                        "data" / "sample")) {
    if (!file.is_regular_file()) continue;
    INFO(file.path());
    for (const test::ReadRecord& read : test::read_dump(file.path().string())) {
      if (!read.raw) continue;
      CHECK(read_record(read.record.origin, read.record.origin.file) == read.record.bytes);
      ++records;
    }
  }
  CHECK(records > 50);
}

TEST_CASE("members with the same name are distinguished") {
  const test::TemporaryDirectory directory;
  const std::string path = directory.write(
      "dump.tar", test::make_archive("ustar", {{"a.txt", "The first text of this name."},
                                               {"a.txt", "The second text of this name."}}));
  const auto records = test::read_dump(path);
  REQUIRE(records.size() == 2);
  CHECK(read_record(records[0].record.origin, records[0].record.origin.file) ==
        "The first text of this name.");
  CHECK(read_record(records[1].record.origin, records[1].record.origin.file) ==
        "The second text of this name.");
}

TEST_CASE("a record of a dump in UTF-16 is read back in UTF-16") {
  const std::string first = "{\"title\":\"Новый мост\",\"text\":\"Мост открыт \U0001F600.\"}\n";
  const std::string second = "{\"title\":\"Школа\",\"text\":\"Школа открыта.\"}\n";
  const std::string both = first + second;
  const test::TemporaryDirectory directory;
  for (const UnicodeForm form :
       {UnicodeForm::utf16le, UnicodeForm::utf16be, UnicodeForm::utf32le}) {
    for (const char* mark : {"\uFEFF", ""}) {
      const std::string bytes = encode_utf8_as(mark + both, form);
      const auto records = test::read_dump(directory.write("dump.jsonl", bytes));
      REQUIRE(records.size() == 2);
      CHECK(records[1].raw->title == "Школа");
      CHECK(read_record(records[0].record.origin, records[0].record.origin.file) ==
            encode_utf8_as(first, form));
      CHECK(read_record(records[1].record.origin, records[1].record.origin.file) ==
            encode_utf8_as(second, form));
    }
  }
}

TEST_CASE("a record is read back whatever the limits of indexing are") {
  const std::string zeros(std::size_t{40} << 20, '0');
  const test::TemporaryDirectory directory;
  const std::string path = directory.write("dump.gz", test::pack("gzip", zeros + "the record"));
  CHECK(read_record({path, "", 0, zeros.size(), 10}, path) == "the record");
}

TEST_CASE("a missing record is an error") {
  const test::TemporaryDirectory directory;
  const std::string path = directory.write("a.txt", "short");
  CHECK(read_record({path, "", 0, 2, 3}, path) == "ort");
  CHECK(read_record({path, "", 0, 2, 9}, path).error().kind == ErrorKind::input);
  CHECK(read_record({path, "member", 0, 0, 1}, path).error().kind == ErrorKind::input);
  CHECK(read_record({path + "x", "", 0, 0, 1}, path + "x").error().kind == ErrorKind::io);
}

}  // namespace
}  // namespace dateline
