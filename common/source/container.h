#pragma once

#include <string_view>

namespace dateline {

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

}  // namespace dateline
