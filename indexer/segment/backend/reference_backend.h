#pragma once

#include <xapian.h>

#include "common/text/vocabulary.h"
#include "indexer/segment/segment_writer.h"

namespace dateline {

/// The Xapian document of an IndexDocument.
Xapian::Document to_xapian_document(const IndexDocument& document, const Vocabulary& vocabulary);

/// Segments that are Xapian databases written through Xapian::WritableDatabase and joined by
/// Xapian::Database::compact: slow, but correct for any version of the library.
class ReferenceBackend : public SegmentBackend {
 public:
  std::unique_ptr<SegmentWriter> create(const Vocabulary& vocabulary) override;

  Result<std::unique_ptr<SegmentMerge>> merge(const std::filesystem::path& destination) override;

  /// Never sure: Xapian's tables have no digests.
  bool is_whole(const Segment& /*segment*/) const override { return false; }

  double greatest_share() const override { return 2.4; }

  /// Small segments stay in the processor's cache.
  std::size_t best_segment_bytes() const override { return std::size_t{1} << 21; }
};

}  // namespace dateline
