#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace dateline::glass {

/// Bytes of a block: what Xapian creates tables with by default.
inline constexpr std::size_t block_size = 8192;

/// A block of a table under construction. It begins with a header of 11 bytes: revision (4), level
/// (1), free bytes (2, twice), end of the directory (2). The directory of 2-byte offsets of the
/// items, in key order, grows upwards from there, the items grow downwards from the block's end.
/// Integers are big-endian.
class Block {
 public:
  /// `level` is the distance from the leaves.
  explicit Block(unsigned level);

  bool empty() const { return directory_end_ == header_size; }

  /// Bytes that the next item may take.
  std::size_t room() const {
    const std::size_t free = items_begin_ - directory_end_;
    return free < offset_size ? 0 : free - offset_size;
  }

  /// Makes room for an item after all others; the caller fills it. `size` <= room().
  char* append(std::size_t size);

  /// The item appended last, and what lies behind it.
  const char* last() const { return bytes_.get() + items_begin_; }

  /// The whole block, header filled in. Valid until the next call.
  std::string_view finish();

  void clear();

 private:
  static constexpr std::size_t header_size = 11;
  static constexpr std::size_t offset_size = 2;

  std::unique_ptr<char[]> bytes_;
  unsigned level_;
  std::size_t directory_end_ = header_size;
  std::size_t items_begin_ = block_size;
};

}  // namespace dateline::glass
