#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/glass/version_file.h"
#include "indexer/segment/glass/block.h"
#include "indexer/segment/output_file.h"

namespace dateline::glass {

/// Writes a table, a B-tree of keys and tags, from its leaves upwards. As keys come in rising
/// order, a block once full is final: it is written, the key that divides it from the next goes to
/// the level above, and no block is ever read back. Blocks are filled to the last bytes: a tag that
/// does not fit is cut into components. Errors are kept for finish(). Not thread-safe.
class TableWriter {
 public:
  /// Creates the file of a table ("DATABASE/postlist.glass").
  static Result<TableWriter> create(const std::filesystem::path& path);

  /// Adds an entry. `key` is greater than all before it and at most maximum_key long; `deflated`
  /// says that `tag` is a raw deflate stream (RFC 1951) of the tag.
  void add(std::string_view key, std::string_view tag, bool deflated = false);

  /// The first error so far.
  const std::optional<Error>& error() const { return file_.error(); }

  /// Ends the table and syncs it to disk; returns where its root is.
  Result<TableRoot> finish();

 private:
  /// The least key that a block may hold: longer than what the block before it ends with by no
  /// more than the first byte that differs.
  struct Divider {
    std::string key;
    std::uint32_t component = 0;
  };
  struct Branch {
    Block block;
    Divider divider;
  };

  explicit TableWriter(OutputFile file);

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
  std::uint32_t blocks_ = 0;
};

}  // namespace dateline::glass
