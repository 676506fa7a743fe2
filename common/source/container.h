#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dateline {

/// Limits for one dump, against decompression bombs and broken files. Anything beyond a limit is
/// refused with a message that names the option.
struct Limits {
  std::size_t record_bytes = std::size_t{64} << 20;       ///< of one record, expanded
  std::uint64_t expanded_bytes = std::uint64_t{1} << 40;  ///< of one dump including all its members
  std::uint64_t ratio = 1000;          ///< expanded bytes per compressed byte, of one member
  std::uint32_t nesting = 8;           ///< nested containers, counting compression
  std::uint64_t entries = 10'000'000;  ///< members of one dump
  std::size_t elements = 2'000'000;    ///< or runs of characters, or values, of one record

  /// Limits for a trusted dump that was read before.
  static Limits trusting() {
    constexpr std::uint32_t deepest = 100;
    return {SIZE_MAX, UINT64_MAX, UINT64_MAX, deepest, UINT64_MAX, SIZE_MAX};
  }

  /// Up to this size, a member may expand at any ratio: small members do no harm.
  static constexpr std::uint64_t ratio_floor = std::uint64_t{16} << 20;
};

/// The container formats of a file or member.
enum class Container {
  none,
  gzip,
  compressed,  ///< bzip2, xz, lzma, zstd, lz4, compress
  tar,
  zip,
  warc,
  arc,
};

/// Detects a container by the first 512 bytes of a file. Documents that are ZIP files internally
/// (DOCX, ODT, EPUB) are not containers.
Container find_container(std::string_view sample);

/// Strips the compression suffix from a name ("a.txt.gz" to "a.txt").
std::string_view without_compression_suffix(std::string_view name);

/// Makes the paths of a dump's members unique: an archive may hold several with the same name. Not
/// thread-safe.
class MemberPaths {
 public:
  /// Returns the path, or, if an earlier member had it, the path with " (2)" or the next free
  /// number.
  std::string distinct(const std::string& path);

 private:
  /// Number of members by path digest, since there may be millions.
  std::unordered_map<std::uint64_t, std::uint32_t> taken_;
};

}  // namespace dateline
