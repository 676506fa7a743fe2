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

/// The file of a generation that holds the digests of its tables, beside them. It is there only
/// while it is true: whoever changes tables in place removes it first and writes it anew at the
/// end, and after a run that was killed there is none until the next one has ended.
///
/// A line a file: XXH3 (64 bits) of the digests of its blocks in hexadecimal, size in bytes, name.
/// Behind an empty line, in the order of the lines, the digest of each block: four bytes,
/// little-endian.
inline constexpr std::string_view digests_name = "digests";

/// Of a block: the low half of XXH3 (64 bits) of its bytes.
using BlockDigest = std::uint32_t;

/// Bytes that one such digest is of; fewer only at the end of a file. As much as a block of a
/// table.
inline constexpr std::size_t digested_block = 8192;

BlockDigest digest_block(std::string_view bytes);

/// The digests of one file.
struct FileDigests {
  std::string name;
  std::uint64_t size = 0;  ///< bytes
  std::vector<BlockDigest> blocks;
};

/// What the file of digests holds for some files.
std::string encode_digests(std::span<const FileDigests> files);

/// What was written of a generation's files. Not thread-safe.
class WrittenDigests {
 public:
  struct Line {
    std::string name;
    std::uint64_t size = 0;    ///< bytes
    std::uint64_t digest = 0;  ///< of the digests of its blocks
    std::uint64_t offset = 0;  ///< of those, in the file of digests
  };

  /// Opens them. Error index_corrupt where they are missing or damaged.
  static Result<WrittenDigests> open(const std::filesystem::path& generation);

  const std::vector<Line>& lines() const { return lines_; }

  /// The line of a file, or nullptr.
  const Line* find(std::string_view name) const;

  /// Reads the digests of a file's blocks. Error index_corrupt where they are damaged.
  Result<std::vector<BlockDigest>> blocks(const Line& line) const;

 private:
  WrittenDigests(std::filesystem::path path, FileDescriptor file)
      : path_(std::move(path)), file_(std::move(file)) {}

  Result<void> read_lines();

  std::filesystem::path path_;
  FileDescriptor file_;
  std::vector<Line> lines_;
};

/// Whether a generation has them.
bool has_table_digests(const std::filesystem::path& generation);

}  // namespace dateline
