#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "indexer/segment/bulk/document_tables.h"
#include "indexer/segment/bulk/run.h"
#include "indexer/segment/glass/spelling_table.h"
#include "indexer/segment/segment_writer.h"

namespace dateline {

/// Writes the tables of a glass database bottom-up: those in the order of documents as segments
/// come, the others from the sorted runs of all in one pass.
class BulkMerge : public SegmentMerge {
 public:
  /// Leaves out the positions of terms that have them in fewer documents than that.
  static Result<std::unique_ptr<SegmentMerge>> create(const std::filesystem::path& destination,
                                                      std::uint32_t fewest_positioned);

  /// Copies what the segment holds in memory; what it has on disk is left for finish().
  Result<void> append(Segment segment) override;

  /// Uses four threads. Error io where a segment is not as it was written.
  Result<void> finish(const Metadata& metadata, const SpellingFilter& spelling) override;

 private:
  BulkMerge(std::filesystem::path destination, std::uint32_t fewest_positioned,
            DocumentTables documents)
      : destination_(std::move(destination)),
        fewest_positioned_(fewest_positioned),
        documents_(std::move(documents)) {}

  Result<glass::TableRoots> write_tables(const Metadata& metadata, const SpellingFilter& spelling,
                                         std::vector<glass::SpellingWord>& words);

  std::filesystem::path destination_;
  std::uint32_t fewest_positioned_;
  DocumentTables documents_;
  std::vector<Run> runs_;
};

}  // namespace dateline
