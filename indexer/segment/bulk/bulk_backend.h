#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "indexer/segment/bulk/run.h"
#include "indexer/segment/glass/spelling_table.h"
#include "indexer/segment/glass/table_writer.h"
#include "indexer/segment/segment_writer.h"

namespace dateline {

/// Writes the tables of a glass database bottom-up: stored data as segments arrive, the others from
/// all sorted runs in one pass. There are no positions and no term lists: pairs of words stand for
/// the former, and whoever deletes a release makes its list again (restore_term_lists()).
class BulkMerge : public SegmentMerge {
 public:
  static Result<std::unique_ptr<SegmentMerge>> create(const std::filesystem::path& destination);

  /// Copies the segment's data in memory; the part on disk is left for finish().
  Result<void> append(Segment segment) override;

  /// Uses two threads. Error io if a segment differs from what was written.
  Result<void> finish(const Metadata& metadata, const SpellingFilter& spelling) override;

 private:
  BulkMerge(std::filesystem::path destination, glass::TableWriter data)
      : destination_(std::move(destination)), data_(std::move(data)) {}

  Result<glass::TableRoots> write_tables(const Metadata& metadata, const SpellingFilter& spelling,
                                         std::vector<glass::SpellingWord>& words);

  std::filesystem::path destination_;
  glass::TableWriter data_;
  std::uint32_t documents_ = 0;
  std::vector<Run> runs_;
};

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
