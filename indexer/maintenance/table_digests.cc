#include "indexer/maintenance/table_digests.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "common/database/generation_files.h"
#include "common/database/near_copies.h"
#include "common/database/written_digests.h"
#include "common/glass/version_file.h"
#include "common/support/file.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t read_at_once = 32 * digested_block;

/// The files of a generation that are read, whatever else an interrupted run has left there.
std::vector<std::string> files_of(const fs::path& generation) {
  std::vector<std::string> names{std::string(glass::version_file_name),
                                 std::string(near_copies_name)};
  for (std::size_t table = 0; table < glass::table_names.size(); ++table) {
    names.push_back(glass::table_file(static_cast<glass::Table>(table)));
  }
  std::erase_if(names, [&](const std::string& name) {
    std::error_code code;
    return fs::status(generation / name, code).type() == fs::file_type::not_found;
  });
  std::ranges::sort(names);
  return names;
}

Result<FileDigests> digest_table(const fs::path& generation, const std::string& name) {
  const fs::path path = generation / name;
  const auto file = open_index_file(path);
  if (!file) return pass(file);
  FileDigests digests{name, 0, {}};
  std::vector<char> buffer(read_at_once);
  while (true) {
    const auto got = read_some(*file, buffer.data(), buffer.size(), path);
    if (!got) return pass(got);
    for (std::size_t at = 0; at < *got; at += digested_block) {
      digests.blocks.push_back(
          digest_block({buffer.data() + at, std::min(digested_block, *got - at)}));
    }
    digests.size += *got;
    if (*got < buffer.size()) return digests;
  }
}

// Both have the same number of blocks.
std::size_t count_differing(const std::vector<BlockDigest>& found,
                            const std::vector<BlockDigest>& written) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < written.size(); ++i) count += found[i] == written[i] ? 0 : 1;
  return count;
}

/// How a file differs from what was written; empty if it does not.
Result<std::string> difference_from(const WrittenDigests& digests,
                                    const WrittenDigests::Line& written,
                                    const fs::path& generation) {
  const auto wrong_size = [&](std::uint64_t size) {
    return fmt::format("size is {} bytes, expected {}", size, written.size);
  };
  std::error_code code;
  const auto size = fs::file_size(generation / written.name, code);
  if (code) return code.message();
  if (size != written.size) return wrong_size(size);  // not read: a hole has any size
  const auto blocks = digests.blocks(written);
  if (!blocks) return pass(blocks);
  const auto found = digest_table(generation, written.name);
  if (!found) return pass(found);
  if (found->size != written.size) return wrong_size(found->size);
  const std::size_t differing = count_differing(found->blocks, *blocks);
  if (differing == 0) return std::string();
  return fmt::format("{} of {} blocks differ from what was written", differing, blocks->size());
}

}  // namespace

Result<void> write_table_digests(const fs::path& generation) {
  std::vector<FileDigests> files;
  for (const std::string& name : files_of(generation)) {
    auto file = digest_table(generation, name);
    if (!file) return pass(file);
    files.push_back(std::move(*file));
  }
  return replace_file(generation / digests_name, encode_digests(files));
}

Result<void> remove_table_digests(const fs::path& generation) {
  if (!has_table_digests(generation)) return {};
  if (auto removed = remove_tree(generation / digests_name); !removed) return removed;
  return sync_path(generation);
}

Result<std::vector<std::string>> compare_table_digests(const fs::path& generation) {
  if (auto sound = require_generation(generation); !sound) return pass(sound);
  const auto digests = WrittenDigests::open(generation);
  if (!digests) return pass(digests);
  std::vector<std::string> differences;
  for (const WrittenDigests::Line& written : digests->lines()) {
    const auto difference = difference_from(*digests, written, generation);
    if (!difference) return pass(difference);
    if (!difference->empty()) differences.push_back(written.name + ": " + *difference);
  }
  for (const std::string& name : files_of(generation)) {
    if (digests->find(name) == nullptr) {
      differences.push_back(name + ": is not part of the index");
    }
  }
  return differences;
}

}  // namespace dateline
