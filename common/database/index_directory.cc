#include "common/database/index_directory.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "common/database/generation_files.h"
#include "common/glass/version_file.h"
#include "common/support/file.h"
#include "common/support/parse_number.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view generation_prefix = "generation-";
// "Open with whatever backend it is", for other programs: this one opens glass alone.
constexpr std::string_view stub_line = "auto ";
constexpr std::uint64_t longest_stub = 64;  // bytes

std::optional<unsigned> generation_number(std::string_view name) {
  if (!name.starts_with(generation_prefix)) return std::nullopt;
  return parse_number<unsigned>(name.substr(generation_prefix.size()));
}

std::string stub_of(unsigned generation) {
  return fmt::format("{}{}{}\n", stub_line, generation_prefix, generation);
}

/// Any other stub may name paths and programs that Xapian would open and run.
std::optional<unsigned> generation_in(std::string_view stub) {
  if (!stub.starts_with(stub_line) || !stub.ends_with('\n')) return std::nullopt;
  const auto number =
      generation_number(stub.substr(stub_line.size(), stub.size() - stub_line.size() - 1));
  return number && stub == stub_of(*number) ? number : std::nullopt;
}

}  // namespace

Result<void> IndexDirectory::create() const {
  std::error_code code;
  if (fs::exists(path_, code) && !fs::is_directory(path_, code)) {
    return fail(ErrorKind::usage, path_.string() + ": not a directory",
                "use --db with a directory");
  }
  const bool used = fs::is_directory(path_, code) && !fs::is_empty(path_, code);
  if (used && !fs::exists(path_ / stub_name, code) && !fs::exists(lock_path(), code)) {
    return fail(ErrorKind::usage, path_.string() + ": not an index, and not empty",
                "use --db with a new or empty directory");
  }
  const bool made = fs::create_directories(path_, code);
  if (code) return fail_code(path_, code);
  if (made) return sync_path(fs::absolute(path_).parent_path());
  return {};
}

namespace {

bool has_stub(const fs::path& folder) {
  std::error_code unknown;
  return fs::exists(folder / stub_name, unknown);
}

/// What to do if a folder holds no index: people name the folder around it, a generation in it, or
/// the archive itself.
std::string advice_without_index(const fs::path& path) {
  constexpr int most_looked_at = 1000;
  std::error_code code;
  if (fs::is_regular_file(path, code)) return "this is a file, and an index is a folder";
  const fs::path around = fs::absolute(path, code).lexically_normal();
  const fs::path outer = (around.has_filename() ? around : around.parent_path()).parent_path();
  if (has_stub(outer))
    return fmt::format("the index is the folder around it: --db {}", outer.string());
  int seen = 0;
  for (fs::directory_iterator at(path, code), end; !code && at != end && seen < most_looked_at;
       at.increment(code)) {
    ++seen;
    if (has_stub(at->path())) {
      return fmt::format("there is one in it: --db {}", at->path().string());
    }
  }
  if (fs::exists(IndexDirectory(path).lock_path(), code)) {
    return "the first run on it did not finish; run dateline-indexer index again";
  }
  if (seen > 0) {
    return fmt::format("it holds other files; to index them: dateline-indexer index --db INDEX {}",
                       path.string());
  }
  return fmt::format("build one: dateline-indexer index --db {} FOLDER", path.string());
}

}  // namespace

Result<unsigned> IndexDirectory::live() const {
  const fs::path stub = path_ / stub_name;
  std::error_code code;
  const fs::file_type type = fs::symlink_status(stub, code).type();
  if (type == fs::file_type::none) return fail_code(path_, code);
  if (type == fs::file_type::not_found) {
    return fail(ErrorKind::index_missing, path_.string() + ": no index found",
                advice_without_index(path_));
  }
  const auto content = read_index_file(stub, longest_stub);
  if (!content) return pass(content);
  const auto number = generation_in(*content);
  if (!number) return damaged_file(stub, "not written by Dateline");
  return *number;
}

std::vector<unsigned> IndexDirectory::generations() const {
  std::vector<unsigned> numbers;
  std::error_code code;
  for (fs::directory_iterator it(path_, code), end; !code && it != end; it.increment(code)) {
    if (const auto number = generation_number(it->path().filename().string())) {
      numbers.push_back(*number);
    }
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

fs::path IndexDirectory::generation_path(unsigned number) const {
  return path_ / fmt::format("{}{}", generation_prefix, number);
}

Result<unsigned> IndexDirectory::adopt(const fs::path& database) const {
  const auto numbers = generations();
  const unsigned number = numbers.empty() ? 1 : numbers.back() + 1;
  std::error_code code;
  fs::rename(database, generation_path(number), code);
  if (code) return fail_code(database, code);
  return number;
}

Result<void> IndexDirectory::make_work() const {
  if (auto removed = remove_tree(work_path()); !removed) return removed;
  std::error_code code;
  fs::create_directory(work_path(), code);
  if (code) return fail_code(work_path(), code);
  return {};
}

Result<void> IndexDirectory::publish(unsigned number) const {
  if (auto synced = sync_path(path_); !synced) return synced;
  return replace_file(path_ / stub_name, stub_of(number));
}

bool IndexDirectory::is_same(unsigned number, unsigned other) const {
  const auto texts = [this](unsigned of) {
    return generation_path(of) / glass::table_file(glass::Table::docdata);
  };
  std::error_code unknown;
  return fs::equivalent(texts(number), texts(other), unknown);
}

Result<void> IndexDirectory::clean_up(unsigned keep) const {
  if (auto removed = remove_tree(work_path()); !removed) return removed;
  const auto live_number = live();
  // If the stub cannot be read, any generation may still be needed.
  if (!live_number && live_number.error().kind != ErrorKind::index_missing) return {};
  unsigned kept = 0;
  auto numbers = generations();
  std::reverse(numbers.begin(), numbers.end());
  for (const unsigned number : numbers) {
    if (live_number && number == *live_number) continue;
    if (live_number && number < *live_number && kept < keep && !is_same(number, *live_number)) {
      ++kept;
      continue;
    }
    if (auto removed = remove_generation(number); !removed) return removed;
  }
  return {};
}

Result<void> IndexDirectory::remove_generation(unsigned number) const {
  // Renamed first, so that anything named as a generation is complete even after a crash halfway.
  std::error_code code;
  fs::rename(generation_path(number), work_path(), code);
  if (code) return fail_code(generation_path(number), code);
  return remove_tree(work_path());
}

}  // namespace dateline
