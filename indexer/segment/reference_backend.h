#pragma once

#include "indexer/segment/segment_writer.h"

namespace dateline {

/// Segments that are Xapian databases written through Xapian::WritableDatabase and joined by
/// Xapian::Database::compact: slow, but correct for any version of the library.
class ReferenceBackend : public SegmentBackend {
 public:
  std::unique_ptr<SegmentWriter> create(const Vocabulary& vocabulary) override;

  Result<std::unique_ptr<SegmentMerge>> merge(const std::filesystem::path& destination) override;

  double greatest_share() const override { return 2.4; }

  /// Small segments stay in the processor's cache; see bulk-loading figures in ARCHITECTURE.md.
  std::size_t best_segment_bytes() const override { return std::size_t{1} << 21; }
};

}  // namespace dateline
