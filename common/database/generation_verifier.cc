#include "common/database/generation_verifier.h"

#include <algorithm>
#include <string>
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
                             const glass::TableRoot& root, std::vector<BlockDigest> digests)
    : path_(std::move(path)),
      file_(std::move(file)),
      root_(root),
      digests_(std::move(digests)),
      sound_(digests_.size(), false) {}

Result<TableVerifier> TableVerifier::open(std::filesystem::path path, const glass::TableRoot& root,
                                          std::vector<BlockDigest> digests) {
  auto file = open_index_file(path);
  if (!file) return pass(file);
  return TableVerifier(std::move(path), std::move(*file), root, std::move(digests));
}

Result<void> TableVerifier::check(const KeyRange& keys) {
  if (root_.blocks == 0) return {};
  if (root_.level == 0) return check_leaves({root_.block});
  return check_below(root_.block, root_.level, keys);
}

Result<void> TableVerifier::check_below(std::uint32_t branch, std::uint32_t level,
                                        const KeyRange& keys) {
  auto known = branches_.find(branch);
  if (known == branches_.end()) {
    const auto block = read_blocks(branch, 1);
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
    if (const auto read = read_blocks(first, count); !read) {
      return pass(read);
    }
    std::fill_n(sound_.begin() + first, count, true);
  }
  return {};
}

Result<std::string_view> TableVerifier::read_blocks(std::uint32_t first, std::size_t count) {
  if (std::size_t{first} + count > digests_.size()) return damaged();
  buffer_.resize(std::max(buffer_.size(), count * digested_block));
  const auto got = read_at(file_, buffer_.data(), count * digested_block,
                           std::uint64_t{first} * digested_block, path_);
  if (!got) return pass(got);
  if (*got < count * digested_block) return damaged();
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view block(buffer_.data() + i * digested_block, digested_block);
    if (digest_block(block) != digests_[first + i]) return damaged();
  }
  return std::string_view(buffer_.data(), count * digested_block);
}

Failure TableVerifier::damaged() const {
  return damaged_file(path_, "a block differs from what was written");
}

namespace {

// An update removes the digests before it writes a block, and those it writes at the end are of a
// different version file.
bool are_current(const WrittenDigests& digests, const std::filesystem::path& generation) {
  const auto now = WrittenDigests::open(generation);
  return now && std::ranges::equal(digests.lines(), now->lines(), {}, &WrittenDigests::Line::digest,
                                   &WrittenDigests::Line::digest);
}

// A difference means damage only if the digests are still those of the generation.
Result<void> damaged_or_changed(Error&& error, const WrittenDigests& digests,
                                const std::filesystem::path& generation) {
  if (are_current(digests, generation)) return fail(std::move(error));
  return fail(ErrorKind::index_changed, generation.string() + ": the index was updated",
              "try again");
}

}  // namespace

Result<GenerationVerifier> GenerationVerifier::open(const std::filesystem::path& generation) {
  GenerationVerifier checks(generation);
  auto digests = WrittenDigests::open(generation);
  if (!digests) return checks;  // an unreadable file proves nothing
  checks.digests_ = std::move(*digests);
  if (auto read = checks.read_roots(); !read) {
    return pass(damaged_or_changed(std::move(read.error()), *checks.digests_, generation));
  }
  return checks;
}

Result<void> GenerationVerifier::read_roots() {
  const std::filesystem::path path = generation_ / glass::version_file_name;
  const auto content = read_index_file(path, digested_block);
  if (!content) return pass(content);
  const auto* const line = digests_->find(glass::version_file_name);
  if (line == nullptr) return damaged_file(path, "is not part of the index");
  const auto written = digests_->blocks(*line);
  if (!written) return pass(written);
  if (*written != std::vector{digest_block(*content)}) {
    return damaged_file(path, "contents differ from what was written");
  }
  const auto roots = glass::decode_roots(*content);
  if (roots) {
    roots_ = *roots;
  } else {
    digests_.reset();  // tables in another format cannot be checked
  }
  return {};
}

Result<void> GenerationVerifier::check(glass::Table table, const KeyRange& keys) {
  if (!digests_) return {};
  const auto index = static_cast<std::size_t>(table);
  if (roots_[index].blocks == 0) return {};
  std::optional<TableVerifier>& check = tables_[index];
  if (!check) {
    auto opened = open_table(table);
    if (!opened) return damaged_or_changed(std::move(opened.error()), *digests_, generation_);
    check = std::move(*opened);
  }
  auto sound = check->check(keys);
  if (!sound) return damaged_or_changed(std::move(sound.error()), *digests_, generation_);
  return sound;
}

Result<TableVerifier> GenerationVerifier::open_table(glass::Table table) const {
  const std::string name = glass::table_file(table);
  const auto* const line = digests_->find(name);
  if (line == nullptr) {
    return damaged_file(generation_ / name, "is not part of the index");
  }
  auto blocks = digests_->blocks(*line);
  if (!blocks) return pass(blocks);
  return TableVerifier::open(generation_ / name, roots_[static_cast<std::size_t>(table)],
                             std::move(*blocks));
}

}  // namespace dateline
