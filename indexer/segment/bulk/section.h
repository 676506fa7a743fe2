#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "common/support/varint.h"
#include "indexer/segment/output_file.h"

namespace dateline {

/// Size and digest of a section, to verify it while reading.
struct SectionSummary {
  std::uint64_t bytes = 0;
  std::uint64_t digest = 0;  ///< of its blocks, see extend_digest()
};

inline constexpr std::size_t section_block = std::size_t{1} << 16;  ///< bytes

/// The digest of a file up to this block: XXH3, 64 bits, seeded with that up to the block before.
std::uint64_t extend_digest(std::uint64_t digest, std::string_view block);

/// Writes a section: one file of a run, for sequential reading. The first error is kept for
/// finish(). Not thread-safe.
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

/// Reads a section. The first error (of the system, or a mismatch with what was written) is kept
/// for finish(); after it, all reads return zeros and empty views. A stop signal counts as an
/// error, so that merging stops soon. The file is reopened for each block, so that any number of
/// sections can be read at once. Not thread-safe.
class SectionReader {
 public:
  SectionReader(std::filesystem::path path, SectionSummary summary);

  bool at_end() const { return at_ == buffer_.size() && read_ == summary_.bytes; }

  /// A number in base 128.
  std::uint64_t number() {
    // Most numbers take one byte.
    if (at_ < buffer_.size() && static_cast<unsigned char>(buffer_[at_]) < 0x80) {
      return static_cast<unsigned char>(buffer_[at_++]);
    }
    return long_number();
  }

  /// A number that must fit in 32 bits.
  std::uint32_t number32() {
    const std::uint64_t value = number();
    if (value > UINT32_MAX) {
      reject();
      return 0;
    }
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

  /// Reports invalid data.
  void reject();

  /// Checks that everything was read without error and matches what was written.
  Result<void> finish() const;

 private:
  std::uint64_t long_number();
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
