#include "indexer/segment/make_backend.h"

#include <xapian.h>

#include <cstdlib>

#include "common/database/guard.h"
#include "common/support/file.h"
#include "indexer/segment/bulk/bulk_backend.h"
#include "indexer/segment/glass/version_file.h"
#include "indexer/segment/reference_backend.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// A new directory of a name of its own in the system's place for temporary files.
Result<fs::path> make_temporary_directory() {
  return guard([]() -> Result<fs::path> {
    std::string name = (fs::temp_directory_path() / "dateline-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) return fail_errno(name);
    return fs::path(name);
  });
}

}  // namespace

Result<bool> bulk_format_supported() {
  const auto directory = make_temporary_directory();
  if (!directory) return tl::unexpected<Error>(directory.error());
  auto supported = guard([&]() -> Result<bool> {
    const fs::path database = *directory / "database";
    Xapian::WritableDatabase(database.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC).close();
    const fs::path version_file = database / glass::version_file_name;
    if (!fs::exists(version_file)) return false;
    const auto content = read_file(version_file);
    if (!content) return tl::unexpected<Error>(content.error());
    return content->starts_with(glass::format_signature());
  });
  if (auto removed = remove_tree(*directory); supported && !removed)
    return pass(std::move(removed));
  return supported;
}

Result<ChosenBackend> make_backend(WriterKind kind, std::uint32_t fewest_positioned) {
  if (kind != WriterKind::reference) {
    const auto supported = bulk_format_supported();
    if (!supported) return tl::unexpected<Error>(supported.error());
    if (!*supported && kind == WriterKind::bulk) {
      return fail(ErrorKind::usage,
                  "the Xapian library in use does not write the format of the bulk writer",
                  "choose the reference writer");
    }
    kind = *supported ? WriterKind::bulk : WriterKind::reference;
  }
  if (kind == WriterKind::bulk) {
    return ChosenBackend{kind, std::make_unique<BulkBackend>(fewest_positioned)};
  }
  return ChosenBackend{kind, std::make_unique<ReferenceBackend>()};
}

}  // namespace dateline
