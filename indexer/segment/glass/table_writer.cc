#include "indexer/segment/glass/table_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

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

std::string_view Block::finish(std::uint32_t revision) {
  char* const header = bytes_.get();
  const auto free = static_cast<std::uint32_t>(items_begin_ - directory_end_);
  write_big_endian(header, revision, 4);
  write_big_endian(header + level_at, level_, 1);
  write_big_endian(header + free_in_one_piece_at, free, 2);
  write_big_endian(header + free_at, free, 2);
  write_big_endian(header + directory_end_at, static_cast<std::uint32_t>(directory_end_), 2);
  std::fill(header + directory_end_, header + items_begin_, '\0');
  return {header, block_size};
}

void Block::clear() {
  directory_end_ = block_header_size;
  items_begin_ = block_size;
}

namespace {

constexpr std::size_t file_buffer = std::size_t{1} << 20;

constexpr std::uint32_t maximum_component = 0xFFFF;

// Four items must fit in a block, with a directory entry each.
constexpr std::size_t maximum_item = (block_size - block_header_size - 4 * item_offset_size) / 4;

// A separate component is worthwhile only for more tag bytes than its repeated key takes.
constexpr std::size_t worth_a_component = 34;

std::string_view item_key(const char* leaf_item) {
  return {leaf_item + leaf_overhead, static_cast<unsigned char>(leaf_item[2])};
}

}  // namespace

TableWriter::TableWriter(OutputFile file, std::uint32_t blocks, std::uint32_t revision)
    : file_(std::move(file)), leaf_(0), blocks_(blocks), revision_(revision) {
  put({}, 1, {}, first_flag | last_flag);  // the first leaf starts with an empty item
}

Result<TableWriter> TableWriter::create(const std::filesystem::path& path, std::uint32_t revision) {
  auto file = OutputFile::create(path, file_buffer);
  if (!file) return pass(file);
  return TableWriter(std::move(*file), 0, revision);
}

Result<TableWriter> TableWriter::append(const std::filesystem::path& path, std::uint32_t blocks,
                                        std::uint32_t revision) {
  auto file = OutputFile::open(path, file_buffer, std::uint64_t{blocks} * block_size);
  if (!file) return pass(file);
  return TableWriter(std::move(*file), blocks, revision);
}

void TableWriter::add(std::string_view key, std::string_view tag, bool deflated) {
  ++entries_;
  const unsigned flags = deflated ? deflated_flag : 0;
  const std::size_t size = leaf_overhead + key.size() + tag.size();
  if (size <= leaf_.room() && size <= maximum_item) {
    put(key, 1, tag, flags | first_flag | last_flag);
  } else {
    add_components(key, tag, flags);
  }
}

void TableWriter::add_components(std::string_view key, std::string_view tag, unsigned flags) {
  flags |= first_flag;
  for (std::uint32_t component = 1; (flags & last_flag) == 0; ++component) {
    if (component > maximum_component) {
      file_.reject({ErrorKind::input,
                    fmt::format("{}: entry too long for the index", file_.path().string()),
                    "remove the release with the overlong text"});
      return;
    }
    const std::size_t overhead =
        leaf_overhead + key.size() + ((flags & first_flag) != 0 ? 0 : component_size);
    const std::size_t whole = std::min(overhead + tag.size(), maximum_item);
    if (whole > leaf_.room() && leaf_.room() < overhead + key.size() + worth_a_component) {
      end_leaf(key, component);
    }
    const std::string_view part = tag.substr(0, std::min(whole, leaf_.room()) - overhead);
    tag.remove_prefix(part.size());
    if (tag.empty()) flags |= last_flag;
    put(key, component, part, flags);
    flags &= ~first_flag;
  }
}

void TableWriter::put(std::string_view key, std::uint32_t component, std::string_view part,
                      unsigned flags) {
  const bool first = (flags & first_flag) != 0;
  const std::size_t size = leaf_overhead + key.size() + (first ? 0 : component_size) + part.size();
  char* out = leaf_.append(size);
  write_big_endian(out, static_cast<std::uint32_t>(size - leaf_overhead) | flags, 2);
  out[2] = static_cast<char>(key.size());
  out = std::copy(key.begin(), key.end(), out + leaf_overhead);
  if (!first) {
    write_big_endian(out, component, component_size);
    out += component_size;
  }
  std::copy(part.begin(), part.end(), out);
}

void TableWriter::end_leaf(std::string_view next_key, std::uint32_t next_component) {
  const std::string_view last_key = item_key(leaf_.last());
  const auto differ =
      std::mismatch(last_key.begin(), last_key.end(), next_key.begin(), next_key.end());
  const auto common = static_cast<std::size_t>(differ.second - next_key.begin());
  Divider next{std::string(next_key.substr(0, common + 1)), next_component};
  enter(1, leaf_divider_, write(leaf_));
  leaf_divider_ = std::move(next);
}

void TableWriter::enter(std::size_t level, const Divider& divider, std::uint32_t child) {
  if (level > branches_.size()) {
    branches_.push_back({Block(static_cast<unsigned>(level)), {}});
  }
  const std::size_t size = branch_overhead + divider.key.size();
  if (size > branches_[level - 1].block.room()) {
    const std::uint32_t number = write(branches_[level - 1].block);
    // Not a reference into the branches: a new level moves them.
    const Divider above = std::exchange(branches_[level - 1].divider, divider);
    enter(level + 1, above, number);
  }
  // The first key of a branch is never read and stays empty.
  Branch& branch = branches_[level - 1];
  const bool first = branch.block.empty();
  const std::string_view key = first ? std::string_view() : std::string_view(divider.key);
  char* const out = branch.block.append(branch_overhead + key.size());
  write_big_endian(out, child, child_size);
  out[child_size] = static_cast<char>(key.size());
  char* const end = std::copy(key.begin(), key.end(), out + child_size + 1);
  write_big_endian(end, first ? 0 : divider.component, component_size);
}

std::uint32_t TableWriter::write(Block& block) {
  file_.append(block.finish(revision_));
  block.clear();
  return blocks_++;
}

Result<TableRoot> TableWriter::finish() {
  TableRoot root;
  if (entries_ > 0) {
    root.block = write(leaf_);
    Divider divider = std::move(leaf_divider_);
    while (root.level < branches_.size()) {
      ++root.level;
      enter(root.level, divider, root.block);
      root.block = write(branches_[root.level - 1].block);
      divider = std::move(branches_[root.level - 1].divider);
    }
  }
  root.entries = entries_;
  root.blocks = blocks_;
  if (auto closed = file_.close(true); !closed) return pass(closed);
  return root;
}

}  // namespace dateline::glass
