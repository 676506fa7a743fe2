#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

#include "indexer/segment/segment_writer.h"

namespace dateline {

/// Which way of writing segments is asked for.
enum class WriterKind {
  automatic,  ///< bulk where the linked Xapian can read what it writes, else reference
  bulk,
  reference,
};

/// Whether the linked Xapian creates databases of the format that the bulk backend writes. Creates
/// an empty one at `trial` to see, and removes it. Error where that fails.
Result<bool> bulk_format_supported(const std::filesystem::path& trial);

/// A backend and what it is.
struct ChosenBackend {
  WriterKind kind = WriterKind::reference;  ///< never automatic
  std::unique_ptr<SegmentBackend> backend;
};

/// Makes the backend asked for. Error usage where that is bulk and its format is not supported.
/// Of words in fewer than `fewest_positioned` documents the bulk backend holds no positions; the
/// reference backend cannot leave them out.
Result<ChosenBackend> make_backend(WriterKind kind, const std::filesystem::path& trial,
                                   std::uint32_t fewest_positioned = 0);

}  // namespace dateline
