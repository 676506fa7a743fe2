#pragma once

#include <string_view>

namespace dateline {

/// What a file or member can be beside a dump that holds releases itself.
enum class Container {
  none,
  gzip,
  compressed,   ///< bzip2, xz, lzma, zstd, lz4, compress
  utf16_or_32,  ///< text whose splitters would see zeros: it begins with a byte-order mark
  tar,
  zip,
  warc,
  arc,
};

/// How many bytes find_container wants to see.
inline constexpr std::size_t container_sample_bytes = 512;

/// Tells a container by the first bytes of a file. Documents that are ZIP files inside (DOCX, ODT,
/// EPUB) are no containers.
Container find_container(std::string_view sample);

/// A name without the suffix that compression gave it ("a.txt.gz" to "a.txt").
std::string_view without_compression_suffix(std::string_view name);

}  // namespace dateline
