#include "common/database/table_checks.h"

#include <algorithm>
#include <string>
#include <utility>

namespace dateline {
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
  const auto content = read_file(path, digested_block);
  if (!content) return pass(content);
  const auto damaged = [&](std::string_view what) {
    return fail(ErrorKind::index_corrupt, path.string().append(what),
                "rebuild the index with dateline-indexer index --full");
  };
  const auto* const line = digests_->find(glass::version_file_name);
  if (line == nullptr) return damaged(": is not part of the index");
  const auto written = digests_->blocks(*line);
  if (!written) return pass(written);
  if (*written != std::vector{digest_block(*content)}) {
    return damaged(": contents differ from what was written");
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
    auto opened = open_table(index);
    if (!opened) return damaged_or_changed(std::move(opened.error()), *digests_, generation_);
    check = std::move(*opened);
  }
  auto sound = check->check(keys);
  if (!sound) return damaged_or_changed(std::move(sound.error()), *digests_, generation_);
  return sound;
}

Result<TableVerifier> GenerationVerifier::open_table(std::size_t table) const {
  const std::string name = std::string(glass::table_names[table]) + ".glass";
  const auto* const line = digests_->find(name);
  if (line == nullptr) {
    return fail(ErrorKind::index_corrupt,
                (generation_ / name).string() + ": is not part of the index",
                "rebuild the index with dateline-indexer index --full");
  }
  auto blocks = digests_->blocks(*line);
  if (!blocks) return pass(blocks);
  return TableVerifier::open(generation_ / name, roots_[table], std::move(*blocks));
}

}  // namespace dateline
