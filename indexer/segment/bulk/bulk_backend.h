#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>

#include "indexer/segment/segment_writer.h"

namespace dateline {

/// Writes segments as sorted runs and merges them into a glass database built bottom-up. Only for a
/// linked Xapian that passes self_check().
class BulkBackend : public SegmentBackend {
 public:
  std::unique_ptr<SegmentWriter> create(const Vocabulary& vocabulary) override;

  Result<std::unique_ptr<SegmentMerge>> merge(const std::filesystem::path& destination) override;

  bool is_whole(const Segment& segment) const override;

  double greatest_share() const override { return 2.5; }

  /// Large enough for few runs to merge, small enough for inversion to stay near the processor's
  /// cache.
  std::size_t best_segment_bytes() const override { return std::size_t{1} << 23; }
};

}  // namespace dateline
