#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/file.h"
#include "common/support/result.h"

namespace dateline {

/// The file with the digests of a generation's tables. It exists only while it is valid: a writer
/// that changes tables in place removes it first and rewrites it at the end, so after a killed run
/// it is missing until the next run finishes.
///
/// One line per file: XXH3 (64 bits) of its block digests in hexadecimal, size in bytes, name.
/// After an empty line follow the block digests in the same order, four bytes each, little-endian.
inline constexpr std::string_view digests_name = "digests";

/// Digest of a block: the low half of XXH3 (64 bits) of its bytes.
using BlockDigest = std::uint32_t;

/// Bytes covered by one digest: the size of a table block, less only at the end of a file.
inline constexpr std::size_t digested_block = 8192;

BlockDigest digest_block(std::string_view bytes);

/// The digests of one file.
struct FileDigests {
  std::string name;
  std::uint64_t size = 0;  ///< bytes
  std::vector<BlockDigest> blocks;
};

/// The content of the digest file for some files.
std::string encode_digests(std::span<const FileDigests> files);

/// The recorded digests of a generation's files. Not thread-safe.
class WrittenDigests {
 public:
  struct Line {
    std::string name;
    std::uint64_t size = 0;    ///< bytes
    std::uint64_t digest = 0;  ///< of the digests of its blocks
    std::uint64_t offset = 0;  ///< of those, in the digest file
  };

  /// Opens them. Error index_corrupt if they are missing or damaged.
  static Result<WrittenDigests> open(const std::filesystem::path& generation);

  const std::vector<Line>& lines() const { return lines_; }

  /// The line of a file, or nullptr.
  const Line* find(std::string_view name) const;

  /// Reads the block digests of a file. Error index_corrupt if they are damaged.
  Result<std::vector<BlockDigest>> blocks(const Line& line) const;

 private:
  WrittenDigests(std::filesystem::path path, FileDescriptor file)
      : path_(std::move(path)), file_(std::move(file)) {}

  Result<void> read_lines();

  std::filesystem::path path_;
  FileDescriptor file_;
  std::vector<Line> lines_;
};

/// Whether a generation has digests.
bool has_table_digests(const std::filesystem::path& generation);

}  // namespace dateline
