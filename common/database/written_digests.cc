#include "common/database/written_digests.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <charconv>

#include "common/support/file.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view version_file = "iamglass";
constexpr std::uint64_t largest_file = std::uint64_t{1} << 20;

tl::unexpected<Error> damaged(const fs::path& path, std::string_view what) {
  return fail(ErrorKind::index_corrupt, fmt::format("{}: {}", path.string(), what),
              "rebuild the index with dateline-indexer index --full");
}

template <typename Number>
bool take_number(std::string_view& line, int base, Number& number) {
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number, base);
  if (error != std::errc() || end == line.data() + line.size() || *end != ' ') return false;
  line.remove_prefix(static_cast<std::size_t>(end - line.data()) + 1);
  return true;
}

}  // namespace

bool has_table_digests(const fs::path& generation) {
  std::error_code code;
  return fs::exists(generation / digests_name, code);
}

Result<std::vector<WrittenDigest>> read_table_digests(const fs::path& generation) {
  const fs::path path = generation / digests_name;
  if (!has_table_digests(generation)) {
    return damaged(path, "the digests of the tables are missing");
  }
  const auto content = read_file(path, largest_file);
  if (!content) return tl::unexpected<Error>(content.error());
  std::vector<WrittenDigest> digests;
  std::string_view rest = *content;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    WrittenDigest file;
    if (end == std::string_view::npos || !take_number(line, 16, file.digest) ||
        !take_number(line, 10, file.size) || line.empty()) {
      return damaged(path, "the digests of the tables are damaged");
    }
    file.name = line;
    digests.push_back(std::move(file));
    rest.remove_prefix(end + 1);
  }
  return digests;
}

Result<void> check_version_file(const fs::path& generation) {
  const auto digests = read_table_digests(generation);
  if (!digests) return {};  // what cannot be read contradicts nothing
  const auto written = std::ranges::find(*digests, version_file, &WrittenDigest::name);
  if (written == digests->end()) return {};
  const fs::path path = generation / version_file;
  const auto content = read_file(path, largest_file);
  if (!content) return tl::unexpected<Error>(content.error());
  if (XXH3_64bits(content->data(), content->size()) == written->digest) return {};
  return damaged(path, "its bytes are not those that were written");
}

}  // namespace dateline
