#include "indexer/maintenance/generations.h"

#include <fmt/format.h>
#include <sys/statvfs.h>

#include <future>

#include "common/database/guard.h"
#include "common/database/near_copies.h"
#include "common/support/counted.h"
#include "common/support/file.h"
#include "indexer/maintenance/check.h"
#include "indexer/maintenance/table_digests.h"

namespace dateline {

Result<void> require_space(const std::filesystem::path& directory, std::uint64_t bytes) {
  struct statvfs status {};
  if (::statvfs(directory.c_str(), &status) != 0) return fail_errno(directory.string());
  const std::uint64_t free = std::uint64_t{status.f_bavail} * status.f_frsize;
  if (free >= bytes) return {};
  return fail(
      ErrorKind::no_space,
      fmt::format("{}: needs about {:.0f} MB, but only {:.0f} MB are free", directory.string(),
                  megabytes(bytes), megabytes(free)),
      "free some disk space, keep fewer generations with --keep, or put the index elsewhere with "
      "--db");
}

Result<void> finish_generation(const std::filesystem::path& generation) {
  if (auto listed = guard([&] { return write_near_copies(generation); }); !listed) return listed;
  return guard([&] { return write_table_digests(generation); });
}

Result<void> publish_checked(const IndexDirectory& directory, unsigned generation) {
  const auto path = directory.generation_path(generation);
  // Both only read.
  auto digests = std::async(std::launch::async, [&] { return finish_generation(path); });
  const auto report = check_generation(path, CheckDepth::unpublished);
  auto written = digests.get();
  if (!report) return pass(report);
  if (!report->sound()) {
    return fail(ErrorKind::internal,
                fmt::format("the new index failed its check: {}", report->damage.front()),
                "the old index is unchanged");
  }
  if (!written) return written;
  return directory.publish(generation);
}

Result<unsigned> roll_back(const IndexDirectory& directory) {
  const auto live = directory.live();
  if (!live && live.error().kind == ErrorKind::index_missing) {
    return pass(live);
  }
  auto numbers = directory.generations();
  while (live && !numbers.empty() && numbers.back() >= *live) numbers.pop_back();
  if (numbers.empty()) {
    return fail(ErrorKind::usage, directory.path().string() + ": no older generation to return to",
                "keep N of them with index --full --keep N");
  }
  const unsigned number = numbers.back();
  const auto report = check_generation(directory.generation_path(number), CheckDepth::fast);
  if (!report) return pass(report);
  if (!report->sound()) {
    return fail(ErrorKind::index_corrupt,
                fmt::format("generation-{} cannot be used: {}", number, report->damage.front()),
                rebuild_hint);
  }
  if (auto published = directory.publish(number); !published) return pass(published);
  return number;
}

}  // namespace dateline
