#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/result.h"

struct ZSTD_CCtx_s;
struct ZSTD_DCtx_s;
struct ZSTD_DDict_s;

namespace dateline {

/// The zstd level of stored releases: with a large dictionary, level 6 takes twice as long to save
/// a few percent more (tests/bench/RESULTS.md).
inline constexpr int compression_level = 5;

/// The level of those that are compressed as well as zstd can.
inline constexpr int best_compression_level = 19;

/// Trains a zstd dictionary on encoded releases (RFC 8878 section 5). Returns an empty string if
/// there are too few samples for a dictionary to pay off; releases are then compressed without one.
std::string train_dictionary(const std::vector<std::string>& samples);

/// The id that zstd gave a trained dictionary; 0 for the empty one.
std::uint32_t dictionary_id(std::string_view dictionary);

/// Compresses stored releases, one zstd frame each with a checksum of its content (4 bytes), so
/// that corrupt text is never shown. The dictionary may be empty. Not thread-safe.
class Compressor {
 public:
  explicit Compressor(std::string_view dictionary, int level = compression_level);
  ~Compressor();
  Compressor(Compressor&&) noexcept;
  Compressor& operator=(Compressor&&) noexcept;

  std::string compress(std::string_view bytes);

 private:
  struct Free {
    void operator()(ZSTD_CCtx_s* context) const;
  };
  std::unique_ptr<ZSTD_CCtx_s, Free> context_;
  std::string buffer_;  ///< for a frame, kept for the next one
};

/// Decompresses frames made with any of the given dictionaries; each frame names its own.
/// Dictionaries are prepared on first use. Not thread-safe.
class Decompressor {
 public:
  explicit Decompressor(std::vector<std::string> dictionaries);
  ~Decompressor();

  /// Error index_corrupt if the frame is damaged, its dictionary is missing, or it expands to more
  /// than 1 GiB.
  Result<std::string> decompress(std::string_view frame) const;

 private:
  struct Free {
    void operator()(ZSTD_DCtx_s* context) const;
    void operator()(ZSTD_DDict_s* dictionary) const;
  };
  struct Dictionary {
    std::uint32_t id;
    std::string bytes;
    mutable std::unique_ptr<ZSTD_DDict_s, Free> prepared;
  };
  std::unique_ptr<ZSTD_DCtx_s, Free> context_;
  std::vector<Dictionary> dictionaries_;
};

/// Expanded size of a stored release (a zstd frame, RFC 8878) in bytes; 0 if the frame does not
/// say.
std::uint64_t unpacked_size(std::string_view frame);

}  // namespace dateline
