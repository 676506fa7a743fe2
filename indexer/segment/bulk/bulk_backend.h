#pragma once

#include <cstdint>

#include "indexer/segment/segment_writer.h"

namespace dateline {

/// Segments that are sorted runs, joined into a glass database that is written bottom-up. Only for
/// a linked Xapian that passes self_check().
class BulkBackend : public SegmentBackend {
 public:
  /// Merging leaves out the positions of terms that have them in fewer documents.
  explicit BulkBackend(std::uint32_t fewest_positioned = 0)
      : fewest_positioned_(fewest_positioned) {}

  std::unique_ptr<SegmentWriter> create(const Vocabulary& vocabulary) override;

  Result<std::unique_ptr<SegmentMerge>> merge(const std::filesystem::path& destination) override;

  double greatest_share() const override { return 1.6; }

  /// Large enough that there are few runs to merge, small enough that inverting one stays near the
  /// processor's cache.
  std::size_t best_segment_bytes() const override { return std::size_t{1} << 23; }

 private:
  std::uint32_t fewest_positioned_;
};

}  // namespace dateline
