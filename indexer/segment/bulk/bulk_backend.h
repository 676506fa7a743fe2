#pragma once

#include <cstdint>

#include "indexer/segment/segment_writer.h"

namespace dateline {

/// Writes segments as sorted runs and merges them into a glass database built bottom-up. Only for a
/// linked Xapian that passes self_check().
class BulkBackend : public SegmentBackend {
 public:
  /// Merging omits the positions of terms that have them in fewer documents.
  explicit BulkBackend(std::uint32_t min_positioned_frequency = 0)
      : min_positioned_frequency_(min_positioned_frequency) {}

  std::unique_ptr<SegmentWriter> create(const Vocabulary& vocabulary) override;

  Result<std::unique_ptr<SegmentMerge>> merge(const std::filesystem::path& destination) override;

  double greatest_share() const override { return 1.6; }

  /// Large enough for few runs to merge, small enough for inversion to stay near the processor's
  /// cache.
  std::size_t best_segment_bytes() const override { return std::size_t{1} << 23; }

 private:
  std::uint32_t min_positioned_frequency_;
};

}  // namespace dateline
