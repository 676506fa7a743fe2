#include "common/database/table_checks.h"

#include <string>
#include <utility>

namespace dateline {
Result<TableChecks> TableChecks::open(const std::filesystem::path& generation) {
  TableChecks checks(generation);
  auto digests = WrittenDigests::open(generation);
  if (!digests) return checks;  // what cannot be read contradicts nothing
  checks.digests_ = std::move(*digests);
  if (auto read = checks.read_roots(); !read) return pass(std::move(read));
  return checks;
}

Result<void> TableChecks::read_roots() {
  const std::filesystem::path path = generation_ / glass::version_file_name;
  const auto content = read_file(path, digested_block);
  if (!content) return tl::unexpected<Error>(content.error());
  const auto* const line = digests_->find(glass::version_file_name);
  const auto written =
      line != nullptr ? digests_->blocks(*line) : Result<std::vector<BlockDigest>>();
  if (!written) return tl::unexpected<Error>(written.error());
  if (*written != std::vector{digest_block(*content)}) {
    return fail(ErrorKind::index_corrupt,
                path.string() + ": its bytes are not those that were written",
                "rebuild the index with dateline-indexer index --full");
  }
  const auto roots = glass::decode_roots(*content);
  if (roots) {
    roots_ = *roots;
  } else {
    digests_.reset();  // tables of another shape than ours can only be taken as they are
  }
  return {};
}

Result<void> TableChecks::check(glass::Table table, const KeyRange& keys) {
  if (!digests_) return {};
  const auto index = static_cast<std::size_t>(table);
  if (roots_[index].blocks == 0) return {};
  std::optional<TableCheck>& check = tables_[index];
  if (!check) {
    auto opened = open_table(index);
    if (!opened) return pass(std::move(opened));
    check = std::move(*opened);
  }
  return check->check(keys);
}

Result<TableCheck> TableChecks::open_table(std::size_t table) const {
  const std::string name = std::string(glass::table_names[table]) + ".glass";
  const auto* const line = digests_->find(name);
  if (line == nullptr) {
    return fail(ErrorKind::index_corrupt,
                (generation_ / name).string() + ": does not belong to the index",
                "rebuild the index with dateline-indexer index --full");
  }
  auto blocks = digests_->blocks(*line);
  if (!blocks) return pass(std::move(blocks));
  return TableCheck::open(generation_ / name, roots_[table], std::move(*blocks));
}

}  // namespace dateline
