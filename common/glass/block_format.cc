#include "common/glass/block_format.h"

#include <algorithm>

#include "common/glass/pack.h"

namespace dateline::glass {
namespace {

/// An item of a branch.
struct Item {
  std::uint32_t child = 0;
  std::string_view key;
  std::uint32_t component = 0;
};

class Branch {
 public:
  explicit Branch(std::string_view block) : block_(block) {
    if (block.size() < block_header_size) return;
    const std::size_t end = read_big_endian(block.data() + directory_end_at, 2);
    if (end <= block.size() && end >= block_header_size) {
      size_ = (end - block_header_size) / item_offset_size;
    }
  }

  std::size_t size() const { return size_; }

  std::optional<Item> item(std::size_t index) const {
    const std::size_t at = read_big_endian(
        block_.data() + block_header_size + index * item_offset_size, item_offset_size);
    if (at + branch_overhead > block_.size()) return std::nullopt;
    const char* const bytes = block_.data() + at;
    const auto length = static_cast<unsigned char>(bytes[child_size]);
    if (at + branch_overhead + length > block_.size()) return std::nullopt;
    const char* const key = bytes + child_size + 1;
    return Item{read_big_endian(bytes, child_size),
                {key, length},
                read_big_endian(key + length, component_size)};
  }

 private:
  std::string_view block_;
  std::size_t size_ = 0;
};

}  // namespace

std::optional<std::vector<std::uint32_t>> children_between(std::string_view block,
                                                           std::string_view first,
                                                           std::string_view last,
                                                           bool with_neighbours) {
  const Branch branch(block);
  std::size_t begin = 0;  // the last item not after the first entry of `first`
  for (std::size_t end = branch.size(); begin + 1 < end;) {
    const std::size_t middle = (begin + end) / 2;
    const auto item = branch.item(middle);
    if (!item) return std::nullopt;
    const bool behind = item->key > first || (item->key == first && item->component > 1);
    (behind ? end : begin) = middle;
  }
  if (with_neighbours && begin > 0) --begin;
  std::vector<std::uint32_t> children;
  for (std::size_t index = begin; index < branch.size(); ++index) {
    const auto item = branch.item(index);
    if (!item) return std::nullopt;
    const bool behind = index > begin && item->key > last;
    if (!behind || with_neighbours) children.push_back(item->child);
    if (behind) break;
  }
  if (children.empty()) return std::nullopt;
  return children;
}

namespace {

constexpr std::size_t free_size = 2;

constexpr std::uint32_t item_size_mask = 0x1FFF;

std::uint32_t number_at(std::string_view block, std::size_t at, std::size_t size) {
  return read_big_endian(block.data() + at, size);
}

/// The bytes that an item takes; 0 if it says more than there are.
std::size_t leaf_item_size(std::string_view item) {
  if (item.size() < leaf_overhead) return 0;
  const std::uint32_t head = number_at(item, 0, 2);
  const std::size_t size = leaf_overhead + (head & item_size_mask);
  const std::size_t key = static_cast<unsigned char>(item[2]);
  const std::size_t component = (head & first_flag) != 0 ? 0 : component_size;
  return size <= item.size() && leaf_overhead + key + component <= size ? size : 0;
}

std::size_t branch_item_size(std::string_view item) {
  if (item.size() < branch_overhead) return 0;
  const std::size_t size = branch_overhead + static_cast<unsigned char>(item[child_size]);
  return size <= item.size() ? size : 0;
}

}  // namespace

std::optional<std::vector<std::uint32_t>> children_of_sound(std::string_view block,
                                                            std::uint32_t level) {
  if (block.size() != block_size || number_at(block, level_at, 1) != level) return std::nullopt;
  const std::size_t directory_end = number_at(block, directory_end_at, 2);
  if (directory_end <= block_header_size || directory_end > block_size ||
      (directory_end - block_header_size) % item_offset_size != 0) {
    return std::nullopt;
  }
  std::vector<std::uint32_t> children;
  std::size_t least_offset = block_size;
  std::size_t taken = directory_end;
  for (std::size_t at = block_header_size; at < directory_end; at += item_offset_size) {
    const std::size_t offset = number_at(block, at, item_offset_size);
    if (offset < directory_end || offset >= block_size) return std::nullopt;
    const std::string_view item = block.substr(offset);
    const std::size_t size = level == 0 ? leaf_item_size(item) : branch_item_size(item);
    if (size == 0) return std::nullopt;
    least_offset = std::min(least_offset, offset);
    taken += size;
    if (level > 0) children.push_back(number_at(item, 0, child_size));
  }
  // A writer puts the next item into the free bytes.
  const std::size_t free = number_at(block, free_at, free_size);
  const std::size_t free_in_one_piece = number_at(block, free_in_one_piece_at, free_size);
  if (taken + free != block_size || directory_end + free_in_one_piece > least_offset) {
    return std::nullopt;
  }
  return children;
}

void for_each_leaf_item(std::string_view block, const std::function<void(const LeafItem&)>& take) {
  const std::size_t directory_end = number_at(block, directory_end_at, 2);
  for (std::size_t at = block_header_size; at < directory_end; at += item_offset_size) {
    const std::string_view item = block.substr(number_at(block, at, item_offset_size));
    const std::uint32_t head = number_at(item, 0, 2);
    LeafItem read;
    read.first = (head & first_flag) != 0;
    read.last = (head & last_flag) != 0;
    read.deflated = (head & deflated_flag) != 0;
    read.key = item.substr(leaf_overhead, static_cast<unsigned char>(item[2]));
    const std::size_t begin = leaf_overhead + read.key.size() + (read.first ? 0 : component_size);
    if (!read.first) read.component = number_at(item, begin - component_size, component_size);
    read.part = item.substr(begin, leaf_item_size(item) - begin);
    take(read);
  }
}

std::size_t free_bytes(std::string_view block) {
  return number_at(block, free_at, free_size);
}

std::uint32_t revision_of(std::string_view block) {
  return number_at(block, 0, level_at);
}

}  // namespace dateline::glass
