#include "indexer/segment/glass/table_writer.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/temporary_directory.h"

namespace dateline::glass {
namespace {

/// Looks up keys in a table file according to the format, without the code that wrote it.
class TableReader {
 public:
  TableReader(const std::string& path, const TableRoot& root) : root_(root) {
    std::ostringstream content;
    content << std::ifstream(path, std::ios::binary).rdbuf();
    file_ = content.str();
  }

  /// The tag of a key, joined from its components.
  std::string find(const std::string& key) const {
    std::string tag;
    for (std::uint32_t component = 1;; ++component) {
      const std::optional<std::string_view> item = find_item(key, component);
      if (!item) return "nothing for component " + std::to_string(component);
      const unsigned flags = number(item->data(), 2);
      tag += item->substr(3 + key.size() + (component > 1 ? 2 : 0));
      if ((flags & 0x4000U) != 0) return tag;
    }
  }

 private:
  static std::uint32_t number(const char* at, int bytes) {
    std::uint32_t number = 0;
    for (int i = 0; i < bytes; ++i) number = number << 8 | static_cast<unsigned char>(at[i]);
    return number;
  }

  /// The offsets of the items of a block, which must have the given level.
  std::vector<std::size_t> items(std::uint32_t block, unsigned level) const {
    const char* const begin = file_.data() + std::size_t{block} * block_size;
    std::vector<std::size_t> offsets;
    if ((block + std::size_t{1}) * block_size > file_.size() || number(begin + 4, 1) != level) {
      return offsets;
    }
    for (std::uint32_t at = 11; at < number(begin + 9, 2); at += 2) {
      offsets.push_back(std::size_t{block} * block_size + number(begin + at, 2));
    }
    return offsets;
  }

  std::optional<std::string_view> find_item(const std::string& key, std::uint32_t component) const {
    std::uint32_t block = root_.block;
    for (unsigned level = root_.level; level > 0; --level) {
      std::optional<std::uint32_t> child;
      for (const std::size_t at : items(block, level)) {
        const std::size_t size = number(&file_[at + 4], 1);
        const std::pair divider(file_.substr(at + 5, size), number(&file_[at + 5 + size], 2));
        if (!child || divider <= std::pair(key, component)) child = number(&file_[at], 4);
      }
      if (!child) return std::nullopt;
      block = *child;
    }
    for (const std::size_t at : items(block, 0)) {
      const unsigned head = number(&file_[at], 2);
      const std::string_view item(&file_[at], (head & 0x1FFFU) + 3);
      const bool first = (head & 0x2000U) != 0;
      if (item.size() < 3 + key.size() || item.substr(3, key.size()) != key ||
          number(&file_[at + 2], 1) != key.size()) {
        continue;
      }
      if ((first ? 1 : number(&file_[at + 3 + key.size()], 2)) == component) return item;
    }
    return std::nullopt;
  }

  TableRoot root_;
  std::string file_;
};

/// Writes entries of the given sizes, looks up each of them and returns the table's level.
unsigned level_of_sound_table(int entries, std::size_t key_size, std::size_t tag_size) {
  const test::TemporaryDirectory directory;
  const std::string path = (directory.path() / "table.glass").string();
  std::vector<std::pair<std::string, std::string>> content;
  for (int i = 0; i < entries; ++i) {
    const std::string number = fmt::format("{:08}", i);
    // Keys differ at the end, so that dividers are as long as keys.
    content.emplace_back(std::string(key_size - number.size(), 'k') + number,
                         number + std::string(tag_size, static_cast<char>('a' + i % 26)));
  }
  auto writer = TableWriter::create(path);
  REQUIRE(writer);
  for (const auto& [key, tag] : content) writer->add(key, tag);
  const auto root = writer->finish();
  REQUIRE(root);
  CHECK(root->entries == content.size());
  const TableReader reader(path, *root);
  int wrong = 0;
  for (const auto& [key, tag] : content) wrong += reader.find(key) == tag ? 0 : 1;
  CHECK(wrong == 0);
  return root->level;
}

TEST_CASE("every entry of a table is found from its root") {
  CHECK(level_of_sound_table(1, 8, 0) == 0);
  CHECK(level_of_sound_table(1000, 20, 30) == 1);
  // Branches that overflow into new levels, more than once.
  CHECK(level_of_sound_table(6000, 240, 1500) == 3);
}

TEST_CASE("long tags are split into components that are found again") {
  CHECK(level_of_sound_table(30, 100, 40000) >= 1);
}

}  // namespace
}  // namespace dateline::glass
