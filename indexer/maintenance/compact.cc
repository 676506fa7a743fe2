#include "indexer/maintenance/compact.h"

#include <fmt/format.h>
#include <xapian.h>

#include "common/database/guard.h"
#include "common/support/file.h"
#include "indexer/maintenance/check.h"
#include "indexer/maintenance/disk_space.h"
#include "indexer/maintenance/publish.h"

namespace dateline {

Result<CompactReport> compact_index(const IndexDirectory& directory) {
  const auto live = directory.live();
  if (!live) return pass(live);
  const auto old_path = directory.generation_path(*live);
  const CheckReport checked = check_generation(old_path, CheckDepth::fast);
  if (!checked.sound()) {
    return fail(ErrorKind::index_corrupt, "the index is damaged: " + checked.damage.front(),
                "run dateline-indexer check");
  }
  CompactReport report;
  report.releases = checked.releases;
  report.bytes_before = directory_size(old_path);
  if (auto space = require_space(directory.path(), report.bytes_before); !space) {
    return pass(space);
  }
  // Written under another name, since anything named as a generation must be complete.
  const auto compacted = guard([&] {
    Xapian::Database(old_path.string())
        .compact(directory.work_path().string(), Xapian::Compactor::FULL);
  });
  if (!compacted) return pass(compacted);
  if (auto synced = sync_directory(directory.work_path()); !synced) return pass(synced);
  const auto adopted = directory.adopt(directory.work_path());
  if (!adopted) return pass(adopted);
  report.generation = *adopted;
  if (auto published = publish_checked(directory, report.generation); !published) {
    return pass(published);
  }
  report.bytes_after = directory_size(directory.generation_path(report.generation));
  return report;
}

}  // namespace dateline
