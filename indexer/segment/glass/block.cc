#include "indexer/segment/glass/block.h"

#include <algorithm>

#include "common/glass/pack.h"
#include "common/glass/version_file.h"

namespace dateline::glass {

Block::Block(unsigned level) : bytes_(std::make_unique<char[]>(block_size)), level_(level) {}

char* Block::append(std::size_t size) {
  items_begin_ -= size;
  write_big_endian(bytes_.get() + directory_end_, static_cast<std::uint32_t>(items_begin_),
                   item_offset_size);
  directory_end_ += item_offset_size;
  return bytes_.get() + items_begin_;
}

std::string_view Block::finish() {
  char* const header = bytes_.get();
  const auto free = static_cast<std::uint32_t>(items_begin_ - directory_end_);
  write_big_endian(header, first_revision, 4);
  write_big_endian(header + 4, level_, 1);
  write_big_endian(header + 5, free, 2);
  write_big_endian(header + 7, free, 2);
  write_big_endian(header + directory_end_at, static_cast<std::uint32_t>(directory_end_), 2);
  std::fill(header + directory_end_, header + items_begin_, '\0');
  return {header, block_size};
}

void Block::clear() {
  directory_end_ = block_header_size;
  items_begin_ = block_size;
}

}  // namespace dateline::glass
