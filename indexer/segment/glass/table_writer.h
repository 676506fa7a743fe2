#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/glass/block_format.h"
#include "common/glass/version_file.h"
#include "indexer/segment/output_file.h"

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
  std::string_view finish(std::uint32_t revision);

  void clear();

 private:
  std::unique_ptr<char[]> bytes_;
  unsigned level_;
  std::size_t directory_end_ = block_header_size;
  std::size_t items_begin_ = block_size;
};

/// Writes a table, a B-tree of keys and tags, bottom-up. Keys arrive in ascending order, so a full
/// block is final: it is written, the key that separates it from the next goes to the level above,
/// and no block is ever read back. Blocks are filled completely: a tag that does not fit is split
/// into components. Errors are kept for finish(). Not thread-safe.
class TableWriter {
 public:
  /// Creates the file of a table ("DATABASE/postlist.glass"), for the given revision of the
  /// database.
  static Result<TableWriter> create(const std::filesystem::path& path,
                                    std::uint32_t revision = first_revision);

  /// Writes another tree into the file of a table, behind its first `blocks` blocks, which stay as
  /// they are: for the given revision of the database.
  static Result<TableWriter> append(const std::filesystem::path& path, std::uint32_t blocks,
                                    std::uint32_t revision);

  /// Adds an entry. `key` must be greater than all previous ones and at most maximum_key long;
  /// `deflated` means that `tag` is a raw deflate stream (RFC 1951).
  void add(std::string_view key, std::string_view tag, bool deflated = false);

  /// The first error so far.
  const std::optional<Error>& error() const { return file_.error(); }

  /// Finishes the table and syncs it to disk; returns the location of its root.
  Result<TableRoot> finish();

 private:
  /// The separator before a block: its first key, truncated after the first byte that differs from
  /// the last key of the previous block.
  struct Divider {
    std::string key;
    std::uint32_t component = 0;
  };
  struct Branch {
    Block block;
    Divider divider;
  };

  TableWriter(OutputFile file, std::uint32_t blocks, std::uint32_t revision);

  void add_components(std::string_view key, std::string_view tag, unsigned flags);
  void put(std::string_view key, std::uint32_t component, std::string_view part, unsigned flags);
  void end_leaf(std::string_view next_key, std::uint32_t next_component);
  void enter(std::size_t level, const Divider& divider, std::uint32_t child);
  std::uint32_t write(Block& block);

  OutputFile file_;
  Block leaf_;
  Divider leaf_divider_;
  std::vector<Branch> branches_;  ///< by level, from 1
  std::uint32_t entries_ = 0;
  std::uint32_t blocks_;  ///< of the file
  std::uint32_t revision_;
};

}  // namespace dateline::glass
