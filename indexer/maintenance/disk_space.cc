#include "indexer/maintenance/disk_space.h"

#include <fmt/format.h>
#include <sys/statvfs.h>

namespace dateline {

Result<void> require_space(const std::filesystem::path& directory, std::uint64_t bytes) {
  constexpr double mega = 1e6;
  struct statvfs status {};
  if (::statvfs(directory.c_str(), &status) != 0) return fail_errno(directory.string());
  const std::uint64_t free = std::uint64_t{status.f_bavail} * status.f_frsize;
  if (free >= bytes) return {};
  return fail(
      ErrorKind::no_space,
      fmt::format("{}: needs about {:.0f} MB, but only {:.0f} MB are free", directory.string(),
                  static_cast<double>(bytes) / mega, static_cast<double>(free) / mega),
      "free some disk space, keep fewer generations with --keep, or put the index elsewhere with "
      "--db");
}

}  // namespace dateline
