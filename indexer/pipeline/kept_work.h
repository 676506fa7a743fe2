#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "common/support/result.h"
#include "indexer/pipeline/chunk.h"
#include "indexer/pipeline/chunk_indexer.h"
#include "indexer/pipeline/index_run.h"
#include "indexer/pipeline/survey.h"
#include "indexer/segment/segment_writer.h"

namespace dateline {

/// A chunk as a segment.
struct FilledSegment {
  Segment segment;
  ChunkOutcome outcome;
};

/// The finished parts of a rebuild, in a folder that outlives a killed or stopped run: what was
/// learned from the archive, and segments. The next run reads the archive again, which is cheap,
/// reuses results of the same bytes and settings, and makes the rest again. Thread-safe, but not
/// for the same chunk.
class KeptWork {
 public:
  /// The folder is created if needed.
  static Result<KeptWork> open(const std::filesystem::path& folder, const IndexOptions& options);

  /// What was learned from the same dumps.
  std::optional<Survey> survey(const DumpList& dumps) const;
  Result<void> keep(const Survey& survey, const DumpList& dumps) const;

  /// Later segments depend on this.
  void rest_on(const Survey& survey);

  /// Where the segment of a chunk is.
  std::filesystem::path segment_path(std::uint32_t number) const;

  /// The segment of the chunk if it was finished, unless the backend finds a part of it missing.
  std::optional<FilledSegment> segment(const Chunk& chunk, const SegmentBackend& backend) const;
  Result<void> keep(const Chunk& chunk, const FilledSegment& filled) const;

 private:
  KeptWork(std::filesystem::path folder, std::uint64_t options)
      : folder_(std::move(folder)), options_(options) {}

  std::filesystem::path folder_;
  std::uint64_t options_;    ///< digest of what determines what is made of a dump
  std::uint64_t basis_ = 0;  ///< digest of that and of the survey
};

}  // namespace dateline
