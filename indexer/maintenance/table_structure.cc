#include "indexer/maintenance/table_structure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "common/database/generation_files.h"
#include "common/glass/block_format.h"
#include "common/glass/version_file.h"
#include "common/support/file.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

struct Place {
  std::uint32_t block = 0;
  std::uint32_t level = 0;
};

/// The first block out of order, if any, named in a sentence; empty if there is none.
Result<std::string> wrong_with_table(const fs::path& path, const glass::TableRoot& root) {
  const auto file = open_index_file(path);
  if (!file) return pass(file);
  std::string block(glass::block_size, '\0');
  // A version file may claim any number of blocks.
  std::error_code code;
  const std::uintmax_t in_file = fs::file_size(path, code) / glass::block_size;
  if (code) return fail_code(path, code);
  std::vector<bool> seen(std::min<std::uintmax_t>(root.blocks, in_file), false);
  std::vector<Place> open{{root.block, root.level}};
  while (!open.empty()) {
    const auto [number, level] = open.back();
    open.pop_back();
    const auto wrong = [&, place = number](std::string_view what) {
      return fmt::format("{}: block {} {}", path.filename().string(), place, what);
    };
    if (number >= root.blocks) return wrong("is not in use");
    const auto got =
        read_at(*file, block.data(), block.size(), std::uint64_t{number} * glass::block_size, path);
    if (!got) return pass(got);
    if (*got < block.size() || number >= seen.size()) return wrong("is missing");
    if (seen[number]) return wrong("is in two places");
    seen[number] = true;
    auto children = glass::children_of_sound(block, level);
    if (!children) return wrong("is damaged");
    // From the back, so that they are read in the order of keys, as most were written.
    std::ranges::reverse(*children);
    for (const auto child : *children) open.push_back({child, level - 1});
  }
  return std::string();
}

}  // namespace

Result<std::vector<std::string>> damaged_structure(const fs::path& generation) {
  if (auto files = require_generation(generation); !files) return pass(files);
  const fs::path version = generation / glass::version_file_name;
  const auto content = read_index_file(version, glass::block_size);
  if (!content) return pass(content);
  const auto roots = glass::decode_roots(*content);
  if (!roots) return damaged_file(version, "damaged, or in another format");
  std::vector<std::string> sentences;
  for (std::size_t table = 0; table < roots->size(); ++table) {
    const glass::TableRoot& root = (*roots)[table];
    if (root.blocks == 0) continue;
    const std::string name = glass::table_file(static_cast<glass::Table>(table));
    auto wrong = wrong_with_table(generation / name, root);
    if (!wrong) return pass(wrong);
    if (!wrong->empty()) sentences.push_back(std::move(*wrong));
  }
  return sentences;
}

}  // namespace dateline
