#pragma once

#include <string_view>

namespace dateline {

/// What a file or member can be beside a dump that holds releases itself.
enum class Container {
  none,
  gzip,
  compressed,  ///< bzip2, xz, lzma, zstd, lz4, compress
  tar,
  zip,
  warc,
  arc,
};

/// Tells a container by the first 512 bytes of a file. Documents that are ZIP files inside (DOCX,
/// ODT, EPUB) are no containers.
Container find_container(std::string_view sample);

/// A name without the suffix that compression gave it ("a.txt.gz" to "a.txt").
std::string_view without_compression_suffix(std::string_view name);

}  // namespace dateline
