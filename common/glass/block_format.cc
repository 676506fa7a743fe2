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
    constexpr std::size_t least = child_size + 1 + component_size;
    if (at + least > block_.size()) return std::nullopt;
    const char* const bytes = block_.data() + at;
    const auto length = static_cast<unsigned char>(bytes[child_size]);
    if (at + least + length > block_.size()) return std::nullopt;
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

}  // namespace dateline::glass
