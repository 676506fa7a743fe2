#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "common/glass/block_format.h"

namespace dateline::glass {

/// A block of a table under construction (common/glass/block_format.h).
class Block {
 public:
  /// `level` is the distance from the leaves.
  explicit Block(unsigned level);

  bool empty() const { return directory_end_ == block_header_size; }

  /// Space for the next item in bytes.
  std::size_t room() const {
    const std::size_t free = items_begin_ - directory_end_;
    return free < item_offset_size ? 0 : free - item_offset_size;
  }

  /// Allocates an item after all others; the caller fills it. `size` <= room().
  char* append(std::size_t size);

  /// The item appended last, and everything after it.
  const char* last() const { return bytes_.get() + items_begin_; }

  /// The whole block, header filled in. Valid until the next call.
  std::string_view finish();

  void clear();

 private:
  std::unique_ptr<char[]> bytes_;
  unsigned level_;
  std::size_t directory_end_ = block_header_size;
  std::size_t items_begin_ = block_size;
};

}  // namespace dateline::glass
