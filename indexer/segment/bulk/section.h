#pragma once

#include <xxhash.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "common/support/varint.h"
#include "indexer/segment/output_file.h"

namespace dateline {

/// Size and digest of a section, by which it is checked while it is read.
struct SectionSummary {
  std::uint64_t bytes = 0;
  std::uint64_t digest = 0;  ///< XXH3, 64 bits, over the digests of its blocks
};

/// Digest of a file that is written or read in blocks of section_block bytes.
inline constexpr std::size_t section_block = std::size_t{1} << 16;
std::uint64_t extend_digest(std::uint64_t digest, std::string_view block);

/// Writes a section: one file of a run, read once from its begin to its end. The first error is
/// kept for finish(). Not thread-safe.
class SectionWriter {
 public:
  static Result<SectionWriter> create(const std::filesystem::path& path);

  void append(std::string_view bytes);
  void append_number(std::uint64_t number);

  /// Appends the size of `bytes`, then the bytes.
  void append_sized(std::string_view bytes) {
    append_number(bytes.size());
    append(bytes);
  }

  Result<SectionSummary> finish();

 private:
  explicit SectionWriter(OutputFile file);

  void end_block();

  OutputFile file_;
  std::string block_;
  SectionSummary summary_;
};

/// Reads a section. The first error (the system's, or that the section is not what was written) is
/// kept for finish(); after it only zeros and empty views come. A stop signal is such an error, so
/// that merging ends soon after one. The file is opened for each block anew, so that any number of
/// sections can be read at once. Not thread-safe.
class SectionReader {
 public:
  SectionReader(std::filesystem::path path, SectionSummary summary);

  bool at_end() const { return at_ == buffer_.size() && read_ == summary_.bytes; }

  /// A number in base 128.
  std::uint64_t number() {
    if (buffer_.size() - at_ < maximum_varint) fill(maximum_varint);
    std::string_view rest(buffer_.data() + at_, buffer_.size() - at_);
    std::uint64_t value = 0;
    if (!take_varint(rest, value)) {
      reject();
      return 0;
    }
    at_ = buffer_.size() - rest.size();
    return value;
  }

  /// A number that must fit into 32 bits.
  std::uint32_t number32() {
    const std::uint64_t value = number();
    if (value > UINT32_MAX) reject();
    return static_cast<std::uint32_t>(value);
  }

  /// The next `size` bytes, valid until the next call.
  std::string_view bytes(std::uint64_t size) {
    if (buffer_.size() - at_ < size) fill(size);
    if (buffer_.size() - at_ < size) {
      reject();
      return {};
    }
    const std::string_view view(buffer_.data() + at_, size);
    at_ += size;
    return view;
  }

  std::string_view sized_bytes() { return bytes(number()); }

  /// Says that what was read makes no sense.
  void reject();

  /// That all was read, without error, and was what the writer wrote.
  Result<void> finish() const;

 private:
  void fill(std::uint64_t wanted);
  Result<void> read_block();

  std::filesystem::path path_;
  SectionSummary summary_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t read_ = 0;
  std::uint64_t digest_ = 0;
  std::optional<Error> error_;
};

}  // namespace dateline
