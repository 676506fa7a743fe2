#include "common/manifest/dump_entry.h"

#include <utility>

namespace dateline {

Dump describe_dump(std::string path, const struct stat& status) {
  constexpr std::int64_t nanoseconds = 1'000'000'000;
  return {std::move(path), static_cast<std::uint64_t>(status.st_size),
          std::int64_t{status.st_mtim.tv_sec} * nanoseconds + status.st_mtim.tv_nsec,
          status.st_ino};
}

}  // namespace dateline
