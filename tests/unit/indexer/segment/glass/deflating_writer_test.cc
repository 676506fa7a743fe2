#include "indexer/segment/glass/deflating_writer.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdint>
#include <random>
#include <string>

#include "common/support/file.h"
#include "tests/support/temporary_directory.h"

namespace dateline::glass {
namespace {

using Kind = DeflatingWriter::Tag;

// Every third is plain. Of those to be deflated, half would not get shorter.
Kind kind_of(int entry) {
  return entry % 3 == 0 ? Kind::plain : Kind::to_deflate;
}

std::string tag_of(int entry) {
  std::mt19937 random(static_cast<unsigned>(entry));
  const unsigned letters = entry % 2 == 0 ? 256 : 8;
  std::string tag;
  while (tag.size() < 3000) tag += static_cast<char>(random() % letters);
  return tag;
}

TEST_CASE("whichever thread deflates a tag, the table is the same") {
  constexpr int entries = 1200;  // several batches
  const test::TemporaryDirectory directory;
  const std::string one_by_one = (directory.path() / "one by one").string();
  const std::string in_batches = (directory.path() / "in batches").string();
  {
    auto table = TableWriter::create(one_by_one);
    REQUIRE(table);
    Deflater deflater;
    for (int entry = 0; entry < entries; ++entry) {
      const std::string key = fmt::format("key {:05}", entry);
      if (kind_of(entry) == Kind::to_deflate) {
        add_deflated(key, tag_of(entry), deflater, *table);
      } else {
        table->add(key, tag_of(entry));
      }
    }
    REQUIRE(table->finish());
  }
  {
    auto table = TableWriter::create(in_batches);
    REQUIRE(table);
    DeflatingWriter writer(*table);
    for (int entry = 0; entry < entries; ++entry) {
      writer.add(fmt::format("key {:05}", entry), tag_of(entry), kind_of(entry));
    }
    writer.finish();
    REQUIRE(table->finish());
  }
  const auto expected = read_file(one_by_one, UINT64_MAX);
  REQUIRE(expected);
  CHECK(expected->size() > std::size_t{2} << 20);
  CHECK(expected->size() < std::size_t{entries} * 3000);
  CHECK((read_file(in_batches, UINT64_MAX) == *expected));  // as one: bytes are no text to print
}

}  // namespace
}  // namespace dateline::glass
