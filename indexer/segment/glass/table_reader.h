#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

#include "common/glass/version_file.h"
#include "common/support/result.h"

namespace dateline::glass {

/// An entry of a table.
struct TableEntry {
  std::string_view key;
  std::string_view tag;
  bool deflated = false;       ///< whether the tag is a raw deflate stream
  std::uint32_t revision = 0;  ///< of the block that it ends in
};

/// Calls `take` with each entry of a table that is not empty, in the order of keys. What it is
/// given is valid during the call. Error index_corrupt if a block is damaged.
Result<void> read_table(const std::filesystem::path& path, const TableRoot& root,
                        const std::function<void(const TableEntry&)>& take);

/// How the file of a table is used.
struct TableUse {
  /// Bytes that hold nothing: those free in its blocks, and blocks of earlier revisions alone.
  std::uint64_t unused = 0;
  std::uint32_t oldest = UINT32_MAX;  ///< least revision of its blocks
  std::uint32_t newest = 0;           ///< greatest
};

/// Error index_corrupt if a block is damaged.
Result<TableUse> use_of_table(const std::filesystem::path& path, const TableRoot& root);

}  // namespace dateline::glass
