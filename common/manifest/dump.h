#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <string>

namespace dateline {

/// A file of an archive, as found by the walk.
struct Dump {
  std::string path;              ///< as shown in results: the root as given, then the rest
  std::uint64_t size = 0;        ///< bytes
  std::int64_t modified_ns = 0;  ///< last write, nanoseconds since 1970-01-01 UTC
  std::uint64_t inode = 0;

  bool operator==(const Dump&) const = default;
};

/// A dump as stat(2) describes it.
Dump describe_dump(std::string path, const struct stat& status);

}  // namespace dateline
