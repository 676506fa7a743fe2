#include "common/database/generation_verifier.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/database/generation_files.h"

namespace dateline {

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
  revision_ = *glass::decode_revision(version_);
  for (std::size_t i = 0; i < roots_.size(); ++i) {
    if (roots_[i].blocks == 0) continue;
    const auto file = generation_ / glass::table_file(static_cast<glass::Table>(i));
    auto table = TableVerifier::open(file, roots_[i], revision_, std::nullopt);
    if (!table) return pass(table);
    if (auto sound = table->check_root(); !sound) return sound;
  }
  return {};
}

bool GenerationVerifier::is_empty(glass::Table table) const {
  return roots_[static_cast<std::size_t>(table)].blocks == 0;
}

Result<void> GenerationVerifier::check(glass::Table table, const KeyRange& keys) {
  if (is_empty(table)) return {};
  const auto verifier = opened(table);
  auto sound = verifier ? (*verifier)->check(keys) : pass(verifier);
  if (!sound) return fail(damaged_or_changed(std::move(sound.error())));
  return sound;
}

Result<std::string> GenerationVerifier::read(glass::Table table, const KeyRange& keys) {
  if (is_empty(table)) return std::string();
  const auto verifier = opened(table);
  auto leaves = verifier ? (*verifier)->read(keys) : pass(verifier);
  if (!leaves) return fail(damaged_or_changed(std::move(leaves.error())));
  return leaves;
}

Result<TableVerifier*> GenerationVerifier::opened(glass::Table table) {
  std::optional<TableVerifier>& verifier = tables_[static_cast<std::size_t>(table)];
  if (!verifier) {
    auto opened = open_table(table);
    if (!opened) return pass(opened);
    verifier = std::move(*opened);
  }
  return &*verifier;
}

Result<TableVerifier> GenerationVerifier::open_table(glass::Table table) const {
  const std::string name = glass::table_file(table);
  const glass::TableRoot& root = roots_[static_cast<std::size_t>(table)];
  if (!digests_) return TableVerifier::open(generation_ / name, root, revision_, std::nullopt);
  const auto* const line = digests_->find(name);
  if (line == nullptr) {
    return damaged_file(generation_ / name, "is not part of the index");
  }
  auto blocks = digests_->blocks(*line);
  if (!blocks) return pass(blocks);
  return TableVerifier::open(generation_ / name, root, revision_, std::move(*blocks));
}

}  // namespace dateline
