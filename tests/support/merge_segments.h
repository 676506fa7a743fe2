#pragma once

#include <filesystem>
#include <vector>

#include "indexer/segment/segment_writer.h"

namespace dateline::test {

/// Merges segments of a backend, in the given order, into a new database. Returns the first error.
Result<void> merge_segments(SegmentBackend& backend, const std::vector<Segment>& segments,
                            const Metadata& metadata, const SpellingFilter& spelling,
                            const std::filesystem::path& destination);

}  // namespace dateline::test
