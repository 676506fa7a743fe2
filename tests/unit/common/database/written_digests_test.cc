#include "common/database/written_digests.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "tests/support/temporary_directory.h"

namespace dateline {
namespace {

void write(const std::filesystem::path& generation, const std::string& content) {
  std::ofstream(generation / digests_name, std::ios::binary) << content;
}

const std::vector<FileDigests> files{{"docdata.glass", 3 * digested_block, {1, 2, 0xFEDCBA98}},
                                     {"empty", 0, {}},
                                     {"iamglass", 142, {7}}};

TEST_CASE("digests are read as they were written") {
  const test::TemporaryDirectory generation;
  write(generation.path(), encode_digests(files));
  const auto digests = WrittenDigests::open(generation.path());
  REQUIRE(digests);
  REQUIRE(digests->lines().size() == files.size());
  for (const FileDigests& file : files) {
    INFO(file.name);
    const auto* const line = digests->find(file.name);
    REQUIRE(line != nullptr);
    CHECK(line->size == file.size);
    const auto blocks = digests->blocks(*line);
    REQUIRE(blocks);
    CHECK(*blocks == file.blocks);
  }
  CHECK(digests->find("postlist.glass") == nullptr);
}

TEST_CASE("missing, truncated or changed digests are damage") {
  const test::TemporaryDirectory generation;
  CHECK(WrittenDigests::open(generation.path()).error().kind == ErrorKind::index_corrupt);
  const std::string whole = encode_digests(files);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    INFO(size << " bytes");
    write(generation.path(), whole.substr(0, size));
    const auto digests = WrittenDigests::open(generation.path());
    REQUIRE_FALSE(digests);
    CHECK(digests.error().kind == ErrorKind::index_corrupt);
  }
  write(generation.path(), whole + '?');
  CHECK_FALSE(WrittenDigests::open(generation.path()));
  std::string changed = whole;
  changed[changed.size() - 1] ^= 1;
  write(generation.path(), changed);
  const auto digests = WrittenDigests::open(generation.path());
  REQUIRE(digests);
  CHECK(digests->blocks(digests->lines().front()));
  CHECK_FALSE(digests->blocks(digests->lines().back()));
}

}  // namespace
}  // namespace dateline
