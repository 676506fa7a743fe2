#include <fuzzer/FuzzedDataProvider.h>

#include <algorithm>

#include "common/glass/block_format.h"
#include "indexer/segment/glass/table_reader.h"
#include "tests/fuzz/fuzz_input.h"

namespace {

using namespace dateline;

void put(std::string& bytes, std::size_t at, std::size_t number, std::size_t size) {
  for (; size > 0; --size, number >>= 8) bytes[at + size - 1] = static_cast<char>(number);
}

std::string number(std::size_t value, std::size_t size) {
  std::string bytes(size, '\0');
  put(bytes, 0, value, size);
  return bytes;
}

std::string leaf_item(FuzzedDataProvider& input) {
  constexpr std::size_t longest = 2000;
  const auto flags = input.ConsumeIntegralInRange<std::size_t>(0, 7) << 13;
  const std::string key = input.ConsumeRandomLengthString(UINT8_MAX);
  const std::string rest = input.ConsumeRandomLengthString(longest);
  return number(flags | (key.size() + rest.size()), 2) + number(key.size(), 1) + key + rest;
}

std::string branch_item(FuzzedDataProvider& input) {
  const std::size_t child = input.ConsumeIntegral<std::uint8_t>();
  const std::string key = input.ConsumeRandomLengthString(UINT8_MAX);
  return number(child, glass::child_size) + number(key.size(), 1) + key +
         number(input.ConsumeBool() ? 1 : 0, glass::component_size);
}

/// A block whose header fits the items in it.
std::string block(FuzzedDataProvider& input) {
  std::string block(glass::block_size, '\0');
  std::size_t directory_end = glass::block_header_size;
  std::size_t begin = block.size();
  block[4] = static_cast<char>(input.ConsumeIntegralInRange(0, 2));
  for (auto left = input.ConsumeIntegralInRange<std::size_t>(1, 64); left > 0; --left) {
    const std::string item = block[4] == 0 ? leaf_item(input) : branch_item(input);
    if (begin < directory_end + glass::item_offset_size + item.size()) break;
    begin -= item.size();
    block.replace(begin, item.size(), item);
    put(block, directory_end, begin, glass::item_offset_size);
    directory_end += glass::item_offset_size;
  }
  put(block, 5, begin - directory_end, 2);
  put(block, 7, begin - directory_end, 2);
  put(block, glass::directory_end_at, directory_end, 2);
  return block;
}

}  // namespace

// A table, as an index packs it anew. However its blocks lead to each other, no more are read than
// there are, and entries hold no more than these.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider input(data, size);
  const glass::TableRoot root{0, input.ConsumeIntegralInRange(0U, 2U), 0,
                              input.ConsumeIntegralInRange(1U, 8U)};
  std::string table;
  for (auto left = root.blocks; left > 0; --left) table += block(input);
  for (; input.remaining_bytes() > 2;) {  // damage
    const auto at = input.ConsumeIntegralInRange<std::size_t>(0, table.size() - 1);
    table[at] = input.ConsumeIntegral<char>();
  }
  const auto path = test::folder_with("table.glass", table) / "table.glass";
  std::size_t bytes = 0;
  const auto entries = glass::read_table(path, root, [&](const glass::TableEntry& entry) {
    bytes += entry.key.size() + entry.tag.size();
  });
  const auto use = glass::use_of_table(path, root);
  test::require(!entries || use);
  if (!entries) return 0;
  test::require(bytes <= table.size() && use->oldest <= use->newest);
  return 0;
}
