#include "indexer/segment/backend/make_backend.h"

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/segment/backend/reference_backend.h"
#include "indexer/segment/backend/self_check.h"
#include "indexer/segment/bulk/bulk_backend.h"

namespace dateline {

namespace fs = std::filesystem;

Result<std::optional<std::string>> check_bulk_format(const fs::path& place) {
  BulkBackend backend;
  return self_check(backend, place);
}

Result<ChosenBackend> make_backend(WriterKind kind, const fs::path& place,
                                   const FormatCheck& check) {
  const auto reference = [](std::string warning) {
    return ChosenBackend{WriterKind::reference, std::make_unique<ReferenceBackend>(),
                         std::move(warning)};
  };
  if (kind == WriterKind::reference) return reference("");
  auto misread = check(place);
  if (!misread) return pass(misread);
  if (!*misread) {
    return ChosenBackend{WriterKind::bulk, std::make_unique<BulkBackend>(), ""};
  }
  std::string why = fmt::format("Xapian {} cannot read what the bulk writer writes: {}",
                                Xapian::version_string(), **misread);
  if (kind == WriterKind::bulk) {
    return fail(ErrorKind::usage, std::move(why), "use --writer auto or --writer reference");
  }
  return reference(why + "; the slower reference writer is used instead");
}

}  // namespace dateline
