#include "common/database/generation_verifier.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>

#include "common/database/generation_files.h"
#include "common/glass/block_format.h"
#include "common/glass/pack.h"

namespace dateline {
namespace {

static_assert(digested_block == glass::block_size);

constexpr std::size_t most_at_once = 16;  // blocks: the kernel's readahead

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
                             const glass::TableRoot& root, Digests digests, std::size_t blocks)
    : path_(std::move(path)),
      file_(std::move(file)),
      root_(root),
      digests_(std::move(digests)),
      sound_(blocks, false) {}

Result<TableVerifier> TableVerifier::open(std::filesystem::path path, const glass::TableRoot& root,
                                          Digests digests) {
  auto file = open_index_file(path);
  if (!file) return pass(file);
  if (digests) {
    const std::size_t blocks = digests->size();
    return TableVerifier(std::move(path), std::move(*file), root, std::move(digests), blocks);
  }
  // A version file may claim any number of blocks.
  std::error_code code;
  const std::uintmax_t in_file = std::filesystem::file_size(path, code) / digested_block;
  if (code) return fail_code(path, code);
  const std::size_t blocks = std::min<std::uintmax_t>(root.blocks, in_file);
  return TableVerifier(std::move(path), std::move(*file), root, std::nullopt, blocks);
}

Result<void> TableVerifier::check(const KeyRange& keys) {
  if (root_.blocks == 0) return {};
  if (root_.level == 0) return check_leaves({root_.block});
  return check_below(root_.block, root_.level, keys);
}

Result<void> TableVerifier::check_root() {
  if (const auto block = read_blocks(root_.block, 1, root_.level); !block) return pass(block);
  return {};
}

Result<void> TableVerifier::check_below(std::uint32_t branch, std::uint32_t level,
                                        const KeyRange& keys) {
  auto known = branches_.find(branch);
  if (known == branches_.end()) {
    const auto block = read_blocks(branch, 1, level);
    if (!block) return pass(block);
    known = branches_.emplace(branch, *block).first;
  }
  const auto children =
      glass::children_between(known->second, keys.first, keys.last, keys.with_neighbours);
  if (!children) return damaged();
  if (level == 1) return check_leaves(*children);
  for (const std::uint32_t child : *children) {
    if (auto sound = check_below(child, level - 1, keys); !sound) return sound;
  }
  return {};
}

Result<void> TableVerifier::check_leaves(const std::vector<std::uint32_t>& leaves) {
  for (auto leaf = leaves.begin(); leaf != leaves.end();) {
    const std::uint32_t first = *leaf;
    std::size_t count = 0;
    for (; leaf != leaves.end() && count < most_at_once && *leaf == first + count; ++leaf) {
      if (*leaf < sound_.size() && sound_[*leaf]) break;
      ++count;
    }
    if (count == 0) {
      ++leaf;
      continue;
    }
    if (const auto read = read_blocks(first, count, 0); !read) {
      return pass(read);
    }
    std::fill_n(sound_.begin() + first, count, true);
  }
  return {};
}

bool TableVerifier::is_sound(std::uint32_t number, std::string_view block,
                             std::uint32_t level) const {
  return glass::children_of_sound(block, level) &&
         (!digests_ || digest_block(block) == (*digests_)[number]);
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

Result<GenerationVerifier> GenerationVerifier::open(const std::filesystem::path& generation) {
  if (auto files = require_generation(generation); !files) return pass(files);
  GenerationVerifier checks(generation);
  // An unreadable file of digests proves nothing.
  if (auto digests = WrittenDigests::open(generation)) checks.digests_ = std::move(*digests);
  if (auto read = checks.read_roots(); !read) {
    return fail(checks.damaged_or_changed(std::move(read.error())));
  }
  return checks;
}

// An update removes the digests before it writes a block, and those it writes at the end are of a
// different version file.
bool GenerationVerifier::is_unchanged() const {
  if (!digests_) {
    const auto now = read_index_file(generation_ / glass::version_file_name, digested_block);
    return now ? *now == version_ : version_.empty();
  }
  const auto now = WrittenDigests::open(generation_);
  return now && std::ranges::equal(digests_->lines(), now->lines(), {},
                                   &WrittenDigests::Line::digest, &WrittenDigests::Line::digest);
}

Error GenerationVerifier::damaged_or_changed(Error&& error) const {
  if (is_unchanged()) return std::move(error);
  return {ErrorKind::index_changed, generation_.string() + ": the index was updated", "try again"};
}

Result<void> GenerationVerifier::read_roots() {
  const std::filesystem::path path = generation_ / glass::version_file_name;
  auto content = read_index_file(path, digested_block);
  if (!content) return pass(content);
  version_ = *std::move(content);
  if (digests_) {
    const auto* const line = digests_->find(glass::version_file_name);
    if (line == nullptr) return damaged_file(path, "is not part of the index");
    const auto written = digests_->blocks(*line);
    if (!written) return pass(written);
    if (*written != std::vector{digest_block(version_)}) {
      return damaged_file(path, "contents differ from what was written");
    }
  }
  const auto roots = glass::decode_roots(version_);
  if (!roots) return damaged_file(path, "damaged, or in another format");
  roots_ = *roots;
  for (std::size_t i = 0; i < roots_.size(); ++i) {
    if (roots_[i].blocks == 0) continue;
    const auto file = generation_ / glass::table_file(static_cast<glass::Table>(i));
    auto table = TableVerifier::open(file, roots_[i], std::nullopt);
    if (!table) return pass(table);
    if (auto sound = table->check_root(); !sound) return sound;
  }
  return {};
}

Result<void> GenerationVerifier::check(glass::Table table, const KeyRange& keys) {
  const auto index = static_cast<std::size_t>(table);
  if (roots_[index].blocks == 0) return {};
  std::optional<TableVerifier>& check = tables_[index];
  if (!check) {
    auto opened = open_table(table);
    if (!opened) return fail(damaged_or_changed(std::move(opened.error())));
    check = std::move(*opened);
  }
  auto sound = check->check(keys);
  if (!sound) return fail(damaged_or_changed(std::move(sound.error())));
  return sound;
}

Result<TableVerifier> GenerationVerifier::open_table(glass::Table table) const {
  const std::string name = glass::table_file(table);
  const glass::TableRoot& root = roots_[static_cast<std::size_t>(table)];
  if (!digests_) return TableVerifier::open(generation_ / name, root, std::nullopt);
  const auto* const line = digests_->find(name);
  if (line == nullptr) {
    return damaged_file(generation_ / name, "is not part of the index");
  }
  auto blocks = digests_->blocks(*line);
  if (!blocks) return pass(blocks);
  return TableVerifier::open(generation_ / name, root, std::move(*blocks));
}

}  // namespace dateline
