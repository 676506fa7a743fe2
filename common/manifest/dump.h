#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <string>

namespace dateline {

/// A file of an archive, as the walk found it.
struct Dump {
  std::string path;              ///< as it is named in results: root as given, then what follows
  std::uint64_t size = 0;        ///< bytes
  std::int64_t modified_ns = 0;  ///< last write, nanoseconds since 1970-01-01 UTC
  std::uint64_t inode = 0;

  bool operator==(const Dump&) const = default;
};

/// A dump as stat(2) describes it.
Dump describe_dump(std::string path, const struct stat& status);

}  // namespace dateline
