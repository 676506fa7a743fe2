#include "indexer/segment/glass/table_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "common/database/generation_files.h"
#include "common/glass/block_format.h"
#include "common/support/file.h"

namespace dateline::glass {
namespace {

namespace fs = std::filesystem;

/// Calls `take` with each block and its level, those of a level in the order of keys, and branches
/// before what is below them. A block is damaged, too, if it returns false.
Result<void> for_each_block(const fs::path& path, const TableRoot& root,
                            const std::function<bool(std::string_view, std::uint32_t)>& take) {
  struct Place {
    std::uint32_t block = 0;
    std::uint32_t level = 0;
  };
  const auto file = open_index_file(path);
  if (!file) return pass(file);
  std::string block(block_size, '\0');
  std::vector<Place> open{{root.block, root.level}};
  // A damaged table may lead in circles.
  for (std::uint32_t left = root.blocks; !open.empty(); --left) {
    const auto [number, level] = open.back();
    open.pop_back();
    const auto got =
        read_at(*file, block.data(), block.size(), std::uint64_t{number} * block_size, path);
    if (!got) return pass(got);
    const auto children = *got < block.size() ? std::nullopt : children_of_sound(block, level);
    if (!children || left == 0 || !take(block, level)) {
      return damaged_file(path, "a block is damaged");
    }
    std::for_each(children->rbegin(), children->rend(), [&, below = level - 1](auto child) {
      open.push_back({child, below});
    });
  }
  return {};
}

/// Joins the components of entries.
class EntryJoiner {
 public:
  explicit EntryJoiner(const std::function<void(const TableEntry&)>& take) : take_(take) {}

  /// Takes the items of a sound leaf. False if components of an entry are missing: tags without
  /// their beginnings would have no end.
  bool add(std::string_view leaf) {
    bool complete = true;
    const std::uint32_t revision = revision_of(leaf);
    for_each_leaf_item(leaf, [&](const LeafItem& item) {
      if (item.key.empty()) return;  // stands at the start of each table
      complete = complete && item.first == closed_;
      if (!complete) return;
      closed_ = item.last;
      const bool whole = item.first && item.last;
      if (item.first) tag_.clear();
      if (!whole) tag_ += item.part;
      if (item.last) take_({item.key, whole ? item.part : tag_, item.deflated, revision});
    });
    return complete;
  }

  /// Whether the last component was the last of its entry.
  bool closed() const { return closed_; }

 private:
  const std::function<void(const TableEntry&)>& take_;
  std::string tag_;
  bool closed_ = true;
};

}  // namespace

Result<void> read_table(const fs::path& path, const TableRoot& root,
                        const std::function<void(const TableEntry&)>& take) {
  EntryJoiner entries(take);
  auto read = for_each_block(path, root, [&](std::string_view block, std::uint32_t level) {
    return level > 0 || entries.add(block);
  });
  if (read && !entries.closed()) return damaged_file(path, "the last entry has no end");
  return read;
}

Result<TableUse> use_of_table(const fs::path& path, const TableRoot& root) {
  std::error_code code;
  TableUse use;
  use.unused = fs::file_size(path, code);
  if (code) return fail_code(path, code);
  auto read = for_each_block(path, root, [&](std::string_view block, std::uint32_t /*level*/) {
    use.unused -= block_size - free_bytes(block);
    use.oldest = std::min(use.oldest, revision_of(block));
    use.newest = std::max(use.newest, revision_of(block));
    return true;
  });
  if (!read) return pass(read);
  return use;
}

}  // namespace dateline::glass
