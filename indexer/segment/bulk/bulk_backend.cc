#include "indexer/segment/bulk/bulk_backend.h"

#include "indexer/segment/bulk/bulk_merge.h"
#include "indexer/segment/bulk/run_writer.h"

namespace dateline {

std::unique_ptr<SegmentWriter> BulkBackend::create(const Vocabulary& vocabulary) {
  return std::make_unique<RunWriter>(vocabulary);
}

Result<std::unique_ptr<SegmentMerge>> BulkBackend::merge(const std::filesystem::path& destination) {
  return BulkMerge::create(destination, min_positioned_frequency_);
}

}  // namespace dateline
