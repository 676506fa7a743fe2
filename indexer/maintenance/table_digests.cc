#include "indexer/maintenance/table_digests.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "common/database/written_digests.h"
#include "common/source/content_digest.h"
#include "common/support/file.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view lock_name = "flintlock";  // Xapian's own, empty

Result<std::vector<std::string>> names_of_tables(const fs::path& generation) {
  std::vector<std::string> names;
  std::error_code code;
  for (fs::directory_iterator it(generation, code), end; !code && it != end; it.increment(code)) {
    std::string name = it->path().filename().string();
    if (name != digests_name && name != lock_name) names.push_back(std::move(name));
  }
  if (code) return fail(ErrorKind::io, generation.string() + ": " + code.message());
  std::ranges::sort(names);
  return names;
}

Result<WrittenDigest> digest_table(const fs::path& generation, const std::string& name) {
  const fs::path path = generation / name;
  std::error_code code;
  const std::uint64_t size = fs::file_size(path, code);
  if (code) return fail(ErrorKind::io, path.string() + ": " + code.message());
  const auto digest = digest_of_file(path.string());
  if (!digest) return tl::unexpected<Error>(digest.error());
  return WrittenDigest{name, size, *digest};
}

}  // namespace

Result<void> write_table_digests(const fs::path& generation) {
  const auto names = names_of_tables(generation);
  if (!names) return tl::unexpected<Error>(names.error());
  std::string content;
  for (const std::string& name : *names) {
    const auto file = digest_table(generation, name);
    if (!file) return tl::unexpected<Error>(file.error());
    content += fmt::format("{:016x} {} {}\n", file->digest, file->size, file->name);
  }
  return replace_file(generation / digests_name, content);
}

Result<void> remove_table_digests(const fs::path& generation) {
  if (!has_table_digests(generation)) return {};
  if (auto removed = remove_tree(generation / digests_name); !removed) return removed;
  return sync_path(generation);
}

Result<std::vector<std::string>> compare_table_digests(const fs::path& generation) {
  auto digests = read_table_digests(generation);
  if (!digests) return pass(std::move(digests));
  std::vector<std::string> differences;
  for (const WrittenDigest& written : *digests) {
    const auto found = digest_table(generation, written.name);
    if (!found) {
      differences.push_back(found.error().message);
    } else if (found->size != written.size) {
      differences.push_back(fmt::format("{}: has {} bytes, {} were written", written.name,
                                        found->size, written.size));
    } else if (found->digest != written.digest) {
      differences.push_back(written.name + ": its bytes are not those that were written");
    }
  }
  const auto names = names_of_tables(generation);
  if (!names) return tl::unexpected<Error>(names.error());
  for (const std::string& name : *names) {
    if (std::ranges::find(*digests, name, &WrittenDigest::name) == digests->end()) {
      differences.push_back(name + ": does not belong to the index");
    }
  }
  return differences;
}

}  // namespace dateline
