#include "indexer/maintenance/table_digests.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string_view>

#include "common/source/content_digest.h"
#include "common/support/file.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view digests_name = "digests";
constexpr std::string_view lock_name = "flintlock";  // Xapian's own, empty

struct FileDigest {
  std::string name;
  std::uint64_t size = 0;
  std::uint64_t digest = 0;
};

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

Result<FileDigest> digest_table(const fs::path& generation, const std::string& name) {
  const fs::path path = generation / name;
  std::error_code code;
  const std::uint64_t size = fs::file_size(path, code);
  if (code) return fail(ErrorKind::io, path.string() + ": " + code.message());
  const auto digest = digest_of_file(path.string());
  if (!digest) return tl::unexpected<Error>(digest.error());
  return FileDigest{name, size, *digest};
}

template <typename Number>
bool take_number(std::string_view& line, int base, Number& number) {
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number, base);
  if (error != std::errc() || end == line.data() + line.size() || *end != ' ') return false;
  line.remove_prefix(static_cast<std::size_t>(end - line.data()) + 1);
  return true;
}

Result<std::vector<FileDigest>> read_digests(const fs::path& generation) {
  const fs::path path = generation / digests_name;
  const auto damaged = [&](std::string_view what) {
    return fail(ErrorKind::index_corrupt, fmt::format("{}: {}", path.string(), what),
                "rebuild the index with dateline-indexer index --full");
  };
  if (!has_table_digests(generation)) return damaged("the digests of the tables are missing");
  const auto content = read_file(path, std::uint64_t{1} << 20);
  if (!content) return tl::unexpected<Error>(content.error());
  std::vector<FileDigest> digests;
  std::string_view rest = *content;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    FileDigest file;
    if (end == std::string_view::npos || !take_number(line, 16, file.digest) ||
        !take_number(line, 10, file.size) || line.empty()) {
      return damaged("the digests of the tables are damaged");
    }
    file.name = line;
    digests.push_back(std::move(file));
    rest.remove_prefix(end + 1);
  }
  return digests;
}

}  // namespace

bool has_table_digests(const fs::path& generation) {
  std::error_code code;
  return fs::exists(generation / digests_name, code);
}

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
  auto digests = read_digests(generation);
  if (!digests) return pass(std::move(digests));
  std::vector<std::string> differences;
  for (const FileDigest& written : *digests) {
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
    if (std::ranges::find(*digests, name, &FileDigest::name) == digests->end()) {
      differences.push_back(name + ": does not belong to the index");
    }
  }
  return differences;
}

}  // namespace dateline
