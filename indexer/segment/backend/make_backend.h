#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "indexer/segment/segment_writer.h"

namespace dateline {

/// The requested way of writing segments.
enum class WriterKind {
  automatic,  ///< bulk if the linked Xapian can read its output, else reference
  bulk,
  reference,
};

/// Says what the linked Xapian misreads in a database of the bulk backend, or nothing; writes below
/// `place`, a directory that does not exist yet and is removed again.
using FormatCheck =
    std::function<Result<std::optional<std::string>>(const std::filesystem::path& place)>;

/// The check that a run makes: self_check() of the bulk backend.
Result<std::optional<std::string>> check_bulk_format(const std::filesystem::path& place);

/// A backend and its kind.
struct ChosenBackend {
  WriterKind kind = WriterKind::reference;  ///< never automatic
  std::unique_ptr<SegmentBackend> backend;
  std::string warning;  ///< why the bulk backend cannot be used although it was asked for; or empty
};

/// Creates the requested backend. Error usage if that is bulk and Xapian misreads what it writes.
Result<ChosenBackend> make_backend(WriterKind kind, const std::filesystem::path& place,
                                   const FormatCheck& check = check_bulk_format);

}  // namespace dateline
