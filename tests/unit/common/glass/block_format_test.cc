#include "common/glass/block_format.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <random>
#include <sstream>

#include "common/database/index_directory.h"
#include "common/glass/version_file.h"
#include "tests/support/test_index.h"

using namespace dateline;

namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

/// The root of the postings of an index whose words fill more than a block.
std::string root_block(std::uint32_t& level) {
  std::string words;
  for (int i = 0; i < 5000; ++i) words += "word" + std::to_string(i) + " ";
  const test::TestIndex index({test::make_release("Many words", words)});
  const IndexDirectory directory(index.path());
  const auto generation = directory.generation_path(*directory.live());
  const auto roots = glass::decode_roots(content_of(generation / glass::version_file_name));
  const glass::TableRoot root = roots->front();
  level = root.level;
  return content_of(generation / "postlist.glass")
      .substr(root.block * glass::block_size, glass::block_size);
}

}  // namespace

TEST_CASE("bytes that are not a branch do no harm") {
  std::mt19937 random(3);
  int refused = 0;
  for (int i = 0; i < 2000; ++i) {
    std::string block(glass::block_size, '\0');
    for (char& byte : block) byte = static_cast<char>(random());
    if (!glass::children_between(block, "a", "z", i % 2 == 0)) ++refused;
  }
  CHECK(refused > 0);
  CHECK_FALSE(glass::children_between("", "a", "z", false));
  CHECK_FALSE(glass::children_between(std::string(glass::block_size, '\0'), "a", "z", false));
}

TEST_CASE("a sound branch names the blocks below it") {
  std::uint32_t level = 0;
  const std::string block = root_block(level);
  REQUIRE(level > 0);
  const auto children = glass::children_of_sound(block, level);
  REQUIRE(children);
  CHECK(children->size() > 1);
  CHECK_FALSE(glass::children_of_sound(block, level - 1));
  CHECK_FALSE(glass::children_of_sound(block, level + 1));
  CHECK_FALSE(glass::children_of_sound(block.substr(1), level));
}

TEST_CASE("a block whose directory or items leave it is not sound") {
  std::uint32_t level = 0;
  const std::string block = root_block(level);
  const auto with = [&](std::size_t at, unsigned number) {
    std::string changed = block;
    changed[at] = static_cast<char>(number >> 8);
    changed[at + 1] = static_cast<char>(number);
    return glass::children_of_sound(changed, level);
  };
  for (const unsigned end : {0U, 11U, 12U, 8191U, 8193U, 0xFFFFU}) {
    CHECK_FALSE(with(glass::directory_end_at, end));
  }
  for (const unsigned offset : {0U, 11U, 8190U, 8191U, 8192U, 0xFFFFU}) {
    CHECK_FALSE(with(glass::block_header_size, offset));
  }
  for (const unsigned free : {0U, 0xFFFFU}) {
    CHECK_FALSE(with(7, free));
  }
  CHECK_FALSE(with(5, 0xFFFF));
}
