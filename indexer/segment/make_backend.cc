#include "indexer/segment/make_backend.h"

#include <xapian.h>

#include "common/database/guard.h"
#include "common/glass/version_file.h"
#include "common/support/file.h"
#include "indexer/segment/bulk/bulk_backend.h"
#include "indexer/segment/reference_backend.h"

namespace dateline {

namespace fs = std::filesystem;

Result<bool> bulk_format_supported(const fs::path& trial) {
  auto supported = guard([&]() -> Result<bool> {
    Xapian::WritableDatabase(trial.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC).close();
    const fs::path version_file = trial / glass::version_file_name;
    if (!fs::exists(version_file)) return false;
    const auto content = read_file(version_file);
    if (!content) return tl::unexpected<Error>(content.error());
    return content->starts_with(glass::format_signature());
  });
  if (auto removed = remove_tree(trial); supported && !removed) return pass(std::move(removed));
  return supported;
}

Result<ChosenBackend> make_backend(WriterKind kind, const fs::path& trial,
                                   std::uint32_t min_positioned_frequency) {
  if (kind != WriterKind::reference) {
    const auto supported = bulk_format_supported(trial);
    if (!supported) return tl::unexpected<Error>(supported.error());
    if (!*supported && kind == WriterKind::bulk) {
      return fail(ErrorKind::usage,
                  "the linked Xapian library does not use the bulk writer's format",
                  "use --writer reference");
    }
    kind = *supported ? WriterKind::bulk : WriterKind::reference;
  }
  if (kind == WriterKind::bulk) {
    return ChosenBackend{kind, std::make_unique<BulkBackend>(min_positioned_frequency)};
  }
  return ChosenBackend{kind, std::make_unique<ReferenceBackend>()};
}

}  // namespace dateline
