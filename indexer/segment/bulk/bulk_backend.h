#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "indexer/segment/bulk/document_tables.h"
#include "indexer/segment/bulk/run.h"
#include "indexer/segment/glass/spelling_table.h"
#include "indexer/segment/segment_writer.h"

namespace dateline {

/// Writes the tables of a glass database bottom-up: those in document order as segments arrive, the
/// others from all sorted runs in one pass.
class BulkMerge : public SegmentMerge {
 public:
  /// Omits the positions of terms that have them in fewer documents.
  static Result<std::unique_ptr<SegmentMerge>> create(const std::filesystem::path& destination,
                                                      std::uint32_t min_positioned_frequency);

  /// Copies the segment's data in memory; the part on disk is left for finish().
  Result<void> append(Segment segment) override;

  /// Uses four threads. Error io if a segment differs from what was written.
  Result<void> finish(const Metadata& metadata, const SpellingFilter& spelling) override;

 private:
  BulkMerge(std::filesystem::path destination, std::uint32_t min_positioned_frequency,
            DocumentTables documents)
      : destination_(std::move(destination)),
        min_positioned_frequency_(min_positioned_frequency),
        documents_(std::move(documents)) {}

  Result<glass::TableRoots> write_tables(const Metadata& metadata, const SpellingFilter& spelling,
                                         std::vector<glass::SpellingWord>& words);

  std::filesystem::path destination_;
  std::uint32_t min_positioned_frequency_;
  DocumentTables documents_;
  std::vector<Run> runs_;
};

/// Writes segments as sorted runs and merges them into a glass database built bottom-up. Only for a
/// linked Xapian that passes self_check().
class BulkBackend : public SegmentBackend {
 public:
  /// Merging omits the positions of terms that have them in fewer documents.
  explicit BulkBackend(std::uint32_t min_positioned_frequency = 0)
      : min_positioned_frequency_(min_positioned_frequency) {}

  std::unique_ptr<SegmentWriter> create(const Vocabulary& vocabulary) override;

  Result<std::unique_ptr<SegmentMerge>> merge(const std::filesystem::path& destination) override;

  bool is_whole(const Segment& segment) const override;

  double greatest_share() const override { return 2.0; }

  /// Large enough for few runs to merge, small enough for inversion to stay near the processor's
  /// cache.
  std::size_t best_segment_bytes() const override { return std::size_t{1} << 23; }

 private:
  std::uint32_t min_positioned_frequency_;
};

}  // namespace dateline
