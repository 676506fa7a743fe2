#include "indexer/segment/glass/table_reader.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <utility>

#include "common/support/file.h"
#include "indexer/segment/glass/table_writer.h"
#include "tests/support/temporary_directory.h"

namespace dateline::glass {
namespace {

/// Tags, and whether each is said to be deflated, by key.
using Entries = std::map<std::string, std::pair<std::string, bool>>;

std::string random_bytes(std::mt19937& random, std::size_t size) {
  std::string bytes;
  while (bytes.size() < size) bytes += static_cast<char>(random());
  return bytes;
}

/// Entries of all lengths, some longer than a block.
Entries random_entries(std::mt19937& random) {
  Entries entries;
  const std::size_t count = 1 + random() % 400;
  while (entries.size() < count) {
    const std::size_t longest = random() % 20 == 0 ? 30'000 : 300;
    entries[random_bytes(random, 1 + random() % 200)] = {random_bytes(random, random() % longest),
                                                         random() % 2 == 0};
  }
  return entries;
}

TableRoot write_table(const std::string& path, const Entries& entries, std::uint32_t revision) {
  auto table = TableWriter::create(path, revision);
  REQUIRE(table);
  for (const auto& [key, tag] : entries) table->add(key, tag.first, tag.second);
  const auto root = table->finish();
  REQUIRE(root);
  return *root;
}

TEST_CASE("a table is read as it was written") {
  std::mt19937 random(GENERATE(range(1U, 9U)));
  const test::TemporaryDirectory directory;
  const std::string path = (directory.path() / "table").string();
  const Entries written = random_entries(random);
  const TableRoot root = write_table(path, written, 7);
  Entries read;
  std::string last;
  const auto take = [&](const TableEntry& entry) {
    CHECK(entry.key > last);
    CHECK(entry.revision == 7);
    last = entry.key;
    read[last] = {std::string(entry.tag), entry.deflated};
  };
  REQUIRE(read_table(path, root, take));
  CHECK(read == written);
}

TEST_CASE("what holds nothing in a table is what its blocks have free, and blocks beside it") {
  const test::TemporaryDirectory directory;
  const std::string path = (directory.path() / "table").string();
  Entries entries;
  for (int i = 0; i < 2000; ++i) entries[std::to_string(i)] = {std::string(100, 'x'), false};
  const TableRoot root = write_table(path, entries, 3);
  const auto dense = use_of_table(path, root);
  REQUIRE(dense);
  CHECK(dense->unused < 3 * block_size);
  CHECK(std::pair(dense->oldest, dense->newest) == std::pair(3U, 3U));
  std::ofstream(path, std::ios::app) << std::string(5 * block_size, '\0');
  CHECK(use_of_table(path, root)->unused == dense->unused + 5 * block_size);
}

TEST_CASE("a damaged table is not read") {
  const test::TemporaryDirectory directory;
  const std::string path = (directory.path() / "table").string();
  Entries entries;
  for (int i = 0; i < 2000; ++i) entries[std::to_string(i)] = {std::string(100, 'x'), false};
  const TableRoot root = write_table(path, entries, 1);
  const auto ignore = [](const TableEntry& /*entry*/) {};
  TableRoot circle = root;
  circle.blocks = 3;  // of which more are found
  CHECK(read_table(path, circle, ignore).error().kind == ErrorKind::index_corrupt);
  std::filesystem::resize_file(path, 2 * block_size);
  CHECK(read_table(path, root, ignore).error().kind == ErrorKind::index_corrupt);
  CHECK(use_of_table(path, root).error().kind == ErrorKind::index_corrupt);
}

TEST_CASE("an entry without all its components is damage") {
  const test::TemporaryDirectory directory;
  const std::string path = (directory.path() / "table").string();
  const TableRoot root = write_table(path, {{"k", {"1234", false}}}, 1);
  const std::string sound = *read_file(path, block_size);
  const std::size_t head = sound.size() - 3 - 8;  // of the item "k", "1234" before the empty one
  for (const char flags : {'\x00', '\x20', '\x40'}) {
    std::string damaged = sound;
    damaged[head] = flags;
    std::ofstream(path, std::ios::binary) << damaged;
    CAPTURE(static_cast<int>(flags));
    const auto read = read_table(path, root, [](const TableEntry& /*entry*/) {});
    CHECK(read.error().kind == ErrorKind::index_corrupt);
  }
}

}  // namespace
}  // namespace dateline::glass
