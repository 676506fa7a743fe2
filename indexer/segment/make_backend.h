#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

#include "indexer/segment/segment_writer.h"

namespace dateline {

/// The requested way of writing segments.
enum class WriterKind {
  automatic,  ///< bulk if the linked Xapian can read its output, else reference
  bulk,
  reference,
};

/// Whether the linked Xapian creates databases of the format that the bulk backend writes. Creates
/// an empty one at `trial` to find out, and removes it. Error if that fails.
Result<bool> bulk_format_supported(const std::filesystem::path& trial);

/// A backend and its kind.
struct ChosenBackend {
  WriterKind kind = WriterKind::reference;  ///< never automatic
  std::unique_ptr<SegmentBackend> backend;
};

/// Creates the requested backend. Error usage if that is bulk and its format is not supported. Of
/// words in fewer than `min_positioned_frequency` documents, the bulk backend stores no positions;
/// the reference backend cannot omit them.
Result<ChosenBackend> make_backend(WriterKind kind, const std::filesystem::path& trial,
                                   std::uint32_t min_positioned_frequency = 0);

}  // namespace dateline
