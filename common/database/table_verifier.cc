#include "common/database/table_verifier.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "common/database/generation_files.h"
#include "common/glass/block_format.h"
#include "common/glass/pack.h"

namespace dateline {
namespace {

static_assert(digested_block == glass::block_size);

constexpr std::size_t most_at_once = 16;     // blocks: the kernel's readahead
constexpr std::size_t most_expected = 8192;  // blocks; a table may claim more than it has

bool has_repeated(std::vector<std::uint32_t> blocks) {
  std::ranges::sort(blocks);
  return std::ranges::adjacent_find(blocks) != blocks.end();
}

}  // namespace

KeyRange KeyRange::of_documents(std::string begin) {
  // No id starts with this byte (common/glass/pack.h, append_sortable()).
  std::string last = begin + '\xff';
  return {std::move(begin), std::move(last), false};
}

KeyRange KeyRange::beginning(std::string begin) {
  std::string last = begin + std::string(glass::maximum_key, '\xff');
  return {std::move(begin), std::move(last), true};
}

TableVerifier::TableVerifier(std::filesystem::path path, FileDescriptor file,
                             const glass::TableRoot& root, std::uint32_t revision, Digests digests,
                             std::size_t blocks)
    : path_(std::move(path)),
      file_(std::move(file)),
      root_(root),
      revision_(revision),
      digests_(std::move(digests)),
      sound_(blocks, false) {}

Result<TableVerifier> TableVerifier::open(std::filesystem::path path, const glass::TableRoot& root,
                                          std::uint32_t revision, Digests digests) {
  auto file = open_index_file(path);
  if (!file) return pass(file);
  if (digests) {
    const std::size_t blocks = digests->size();
    return TableVerifier(std::move(path), std::move(*file), root, revision, std::move(digests),
                         blocks);
  }
  // A version file may claim any number of blocks.
  std::error_code code;
  const std::uintmax_t in_file = std::filesystem::file_size(path, code) / digested_block;
  if (code) return fail_code(path, code);
  const std::size_t blocks = std::min<std::uintmax_t>(root.blocks, in_file);
  return TableVerifier(std::move(path), std::move(*file), root, revision, std::nullopt, blocks);
}

Result<void> TableVerifier::check(const KeyRange& keys) {
  auto leaves = leaves_of(keys);
  if (!leaves) return pass(leaves);
  std::erase_if(*leaves, [&](std::uint32_t leaf) { return leaf < sound_.size() && sound_[leaf]; });
  return read_leaves(*leaves, [](std::string_view) {});
}

Result<std::string> TableVerifier::read(const KeyRange& keys) {
  const auto leaves = leaves_of(keys);
  if (!leaves) return pass(leaves);
  std::string all;
  all.reserve(std::min(leaves->size(), most_expected) * digested_block);
  const auto read = read_leaves(*leaves, [&](std::string_view blocks) { all += blocks; });
  if (!read) return pass(read);
  return all;
}

Result<void> TableVerifier::check_root() {
  if (const auto block = read_blocks(root_.block, 1, root_.level); !block) return pass(block);
  return {};
}

Result<TableVerifier::Leaves> TableVerifier::leaves_of(const KeyRange& keys) {
  if (root_.blocks == 0) return Leaves();
  Leaves blocks{root_.block};
  for (std::uint32_t level = root_.level; level > 0; --level) {
    Leaves below;
    for (const std::uint32_t branch : blocks) {
      const auto block = read_branch(branch, level);
      if (!block) return pass(block);
      const auto children =
          glass::children_between(*block, keys.first, keys.last, keys.with_neighbours);
      if (!children) return damaged();
      below.insert(below.end(), children->begin(), children->end());
      if (below.size() > sound_.size()) return damaged();
    }
    if (has_repeated(below)) return damaged();  // no block is below two others
    blocks = std::move(below);
  }
  return blocks;
}

Result<std::string_view> TableVerifier::read_branch(std::uint32_t branch, std::uint32_t level) {
  auto known = branches_.find(branch);
  if (known == branches_.end()) {
    const auto block = read_blocks(branch, 1, level);
    if (!block) return pass(block);
    known = branches_.emplace(branch, *block).first;
  }
  return known->second;
}

Result<void> TableVerifier::read_leaves(const Leaves& leaves, const Take& take) {
  for (auto leaf = leaves.begin(); leaf != leaves.end();) {
    const std::uint32_t first = *leaf;
    std::size_t count = 0;
    for (; leaf != leaves.end() && count < most_at_once && *leaf == first + count; ++leaf) ++count;
    const auto blocks = read_blocks(first, count, 0);
    if (!blocks) return pass(blocks);
    std::fill_n(sound_.begin() + first, count, true);
    take(*blocks);
  }
  return {};
}

bool TableVerifier::is_sound(std::uint32_t number, std::string_view block,
                             std::uint32_t level) const {
  if (!glass::children_of_sound(block, level) || glass::revision_of(block) > revision_)
    return false;
  const bool known = level == 0 && sound_[number];
  return known || !digests_ || digest_block(block) == (*digests_)[number];
}

Result<std::string_view> TableVerifier::read_blocks(std::uint32_t first, std::size_t count,
                                                    std::uint32_t level) {
  if (std::size_t{first} + count > sound_.size()) return damaged();
  buffer_.resize(std::max(buffer_.size(), count * digested_block));
  const auto got = read_at(file_, buffer_.data(), count * digested_block,
                           std::uint64_t{first} * digested_block, path_);
  if (!got) return pass(got);
  if (*got < count * digested_block) return damaged();
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view block(buffer_.data() + i * digested_block, digested_block);
    if (!is_sound(first + static_cast<std::uint32_t>(i), block, level)) return damaged();
  }
  return std::string_view(buffer_.data(), count * digested_block);
}

Failure TableVerifier::damaged() const {
  return damaged_file(path_,
                      digests_ ? "a block differs from what was written" : "a block is damaged");
}

}  // namespace dateline
