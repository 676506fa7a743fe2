#include "common/database/table_verifier.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "common/glass/block_format.h"
#include "common/glass/pack.h"
#include "indexer/segment/glass/table_writer.h"
#include "tests/support/temporary_directory.h"

namespace dateline {
namespace {

// Long keys make small branches, and so more levels.
std::string key_of(std::string_view number) {
  return std::string(120, 'k').append(number);
}

std::string key_of(int number) {
  return key_of(fmt::format("{:06}", number));
}

/// A table of three levels with the keys of the even numbers.
class Table {
 public:
  static constexpr int entries = 30000;

  Table() {
    auto writer = glass::TableWriter::create(path());
    REQUIRE(writer);
    for (int i = 0; i < entries; ++i) writer->add(key_of(2 * i), std::string(60, 'v'));
    auto root = writer->finish();
    REQUIRE(root);
    REQUIRE(root->level == 2);
    root_ = *root;
    std::ostringstream content;
    content << std::ifstream(path(), std::ios::binary).rdbuf();
    content_ = content.str();
    for (std::size_t at = 0; at < content_.size(); at += digested_block) {
      digests_.push_back(digest_block(content_.substr(at, digested_block)));
    }
  }

  std::string path() const { return (directory_.path() / "table.glass").string(); }

  std::uint32_t blocks() const { return root_.blocks; }
  std::uint32_t root() const { return root_.block; }
  bool is_leaf(std::uint32_t block) const {
    return content_[std::size_t{block} * digested_block + 4] == 0;
  }

  /// The leaf that contains an entry.
  std::uint32_t leaf_of(int number) const {
    for (std::size_t at = content_.find(key_of(number)); at != std::string::npos;
         at = content_.find(key_of(number), at + 1)) {
      const auto block = static_cast<std::uint32_t>(at / digested_block);
      if (is_leaf(block)) return block;
    }
    FAIL("no such entry");
    return 0;
  }

  /// Whether a fresh check passes with one bit of a block flipped.
  bool passes(std::uint32_t damaged, const KeyRange& keys) const {
    const std::size_t at = std::size_t{damaged} * digested_block + 4000;
    const char was = content_[at];
    put(at, static_cast<char>(was ^ 1));
    const bool passed = passes(keys);
    put(at, was);
    return passed;
  }

  bool passes(const KeyRange& keys) const { return passes(keys, digests_); }

  /// Whether a check passes with the offset of the first item of a block beyond its end, and
  /// digests of just that, or none.
  bool passes_misled(std::uint32_t misled, const KeyRange& keys, bool with_digests) const {
    const std::size_t begin = std::size_t{misled} * digested_block;
    std::string block = content_.substr(begin, digested_block);
    block[glass::block_header_size] = '\xff';
    TableVerifier::Digests digests;
    if (with_digests) {
      digests = digests_;
      (*digests)[misled] = digest_block(block);
    }
    put(begin + glass::block_header_size, '\xff');
    const bool passed = passes(keys, digests);
    put(begin + glass::block_header_size, content_[begin + glass::block_header_size]);
    return passed;
  }

  /// Whether all can be read if the root names its first block twice.
  bool reads_repeated() const {
    const std::string root = content_.substr(root_.block * digested_block, digested_block);
    const auto place_of = [&](std::size_t item) {
      const std::size_t entry = glass::block_header_size + item * glass::item_offset_size;
      return std::size_t{glass::read_big_endian(&root[entry], glass::item_offset_size)};
    };
    const std::size_t second = root_.block * digested_block + place_of(1);
    for (std::size_t i = 0; i < glass::child_size; ++i) put(second + i, root[place_of(0) + i]);
    auto check = TableVerifier::open(path(), root_, glass::first_revision, std::nullopt);
    REQUIRE(check);
    const bool read = check->read(KeyRange::beginning({})).has_value();
    for (std::size_t i = 0; i < glass::child_size; ++i) put(second + i, content_[second + i]);
    return read;
  }

 private:
  bool passes(const KeyRange& keys, const TableVerifier::Digests& digests) const {
    auto check = TableVerifier::open(path(), root_, glass::first_revision, digests);
    REQUIRE(check);
    return check->check(keys).has_value();
  }

  void put(std::size_t at, char byte) const {
    std::fstream file(path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(at));
    file.put(byte);
  }

  test::TemporaryDirectory directory_;
  glass::TableRoot root_;
  std::string content_;
  std::vector<BlockDigest> digests_;
};

TEST_CASE("a damaged block is detected by readers of its content, and by no others") {
  const Table table;
  for (int number = 0; number < 2 * Table::entries; number += 998) {
    const std::uint32_t leaf = table.leaf_of(number);
    const KeyRange here = KeyRange::single(key_of(number));
    INFO(number << " in block " << leaf);
    CHECK(table.passes(here));
    CHECK_FALSE(table.passes(leaf, here));
    CHECK_FALSE(table.passes(table.root(), here));
    const std::uint32_t elsewhere = table.leaf_of((number + Table::entries) % (2 * Table::entries));
    CHECK(table.passes(elsewhere, here));
  }
}

TEST_CASE("no block is read twice for a range, as a hostile table may ask") {
  CHECK_FALSE(Table().reads_repeated());
}

TEST_CASE("a range of keys is all blocks from its first to its last") {
  const Table table;
  const KeyRange range{key_of(10001), key_of(20001), false};
  const std::uint32_t first = table.leaf_of(10002);
  const std::uint32_t last = table.leaf_of(20000);
  REQUIRE(first + 2 < last);
  for (std::uint32_t block = 0; block < table.blocks(); ++block) {
    if (!table.is_leaf(block)) continue;
    INFO(block << " of " << first << " to " << last);
    const bool inside = block >= first && block <= last;
    const bool beside = block + 1 == first || block == last + 1;  // allowed, for keys in between
    if (!beside) CHECK(table.passes(block, range) == !inside);
  }
  CHECK(table.passes(KeyRange::beginning("")));
  CHECK_FALSE(table.passes(first, KeyRange::beginning(key_of("01"))));
  CHECK(table.passes(first, KeyRange::beginning(key_of("03"))));
}

TEST_CASE("reading a key with its neighbours compares the blocks that may hold them") {
  const Table table;
  const std::uint32_t leaf = table.leaf_of(30000);
  int least = 30000;
  while (table.leaf_of(least - 2) == leaf) least -= 2;
  int greatest = 30000;
  while (table.leaf_of(greatest + 2) == leaf) greatest += 2;
  KeyRange range{key_of(least - 1), key_of(greatest + 1), true};
  CHECK_FALSE(table.passes(table.leaf_of(least - 2), range));
  CHECK_FALSE(table.passes(table.leaf_of(greatest + 2), range));
  range = {key_of(least), key_of(greatest), false};
  CHECK_FALSE(table.passes(leaf, range));
  CHECK(table.passes(table.leaf_of(least - 2), range));
  CHECK(table.passes(table.leaf_of(greatest + 2), range));
}

TEST_CASE("a block that leads out of itself is damaged, whatever its digest says") {
  const Table table;
  const KeyRange here = KeyRange::single(key_of(10000));
  const std::uint32_t leaf = table.leaf_of(10000);
  for (const bool with_digests : {true, false}) {
    CHECK_FALSE(table.passes_misled(leaf, here, with_digests));
    CHECK_FALSE(table.passes_misled(table.root(), here, with_digests));
    CHECK(table.passes_misled(table.leaf_of(20000), here, with_digests));
  }
}

TEST_CASE("a table that ends before its digests do is damaged") {
  const Table table;
  std::filesystem::resize_file(table.path(), digested_block);
  CHECK_FALSE(table.passes(KeyRange::single(key_of(0))));
}

}  // namespace
}  // namespace dateline
