#include "tests/support/merge_segments.h"

namespace dateline::test {

Result<void> merge_segments(SegmentBackend& backend, const std::vector<Segment>& segments,
                            const Metadata& metadata, const SpellingFilter& spelling,
                            const std::filesystem::path& destination) {
  const auto merge = backend.merge(destination);
  if (!merge) return pass(merge);
  for (const Segment& segment : segments) {
    if (auto appended = (*merge)->append(segment); !appended) return appended;
  }
  return (*merge)->finish(metadata, spelling);
}

}  // namespace dateline::test
