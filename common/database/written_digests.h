#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/result.h"

namespace dateline {

/// The file of a generation that holds the digests of its tables, beside them. It is there only
/// while it is true: whoever changes tables in place removes it first and writes it anew at the
/// end, and after a run that was killed there is none until the next one has ended.
///
/// A line a file: XXH3 (64 bits) in hexadecimal, size in bytes, name.
inline constexpr std::string_view digests_name = "digests";

/// What was written of one file.
struct WrittenDigest {
  std::string name;
  std::uint64_t size = 0;
  std::uint64_t digest = 0;
};

/// Whether a generation has them.
bool has_table_digests(const std::filesystem::path& generation);

/// Error index_corrupt where they are missing or damaged.
Result<std::vector<WrittenDigest>> read_table_digests(const std::filesystem::path& generation);

/// Compares the small file that says where the tables begin, which Xapian trusts, with its digest,
/// where that can be read. Error index_corrupt where they differ, as they may also for a moment
/// while the generation is updated.
Result<void> check_version_file(const std::filesystem::path& generation);

}  // namespace dateline
