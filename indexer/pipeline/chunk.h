#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "common/manifest/refusal.h"
#include "common/support/result.h"
#include "indexer/pipeline/read_options.h"
#include "indexer/source/dump_list.h"
#include "indexer/source/record.h"

namespace dateline {

/// A dump that the reader is done with.
struct FinishedDump {
  std::shared_ptr<const Dump> dump;
  std::uint64_t digest = 0;           ///< XXH3 of its bytes
  std::uint64_t records = 0;          ///< found in it, refused ones with them
  bool whole = false;                 ///< read to its end; otherwise the system failed to
  std::optional<ResumePoint> resume;  ///< where to go on when it has grown
};

/// Consecutive records of an archive: the unit of work of a worker.
struct Chunk {
  std::uint32_t number = 0;  ///< from 0, in the order of the archive
  std::vector<Record> records;
  std::vector<Refusal> refusals;       ///< what the reader could not use
  std::uint64_t bytes = 0;             ///< of the records
  std::vector<FinishedDump> finished;  ///< dumps whose last record is here or before
};

/// Takes chunks in order; returns false to end the reading.
using ChunkSink = std::function<bool(Chunk)>;

/// Reads dumps in order, opens containers, cuts them into records, and hands these over in chunks
/// of about `chunk_bytes`, the first and the last ones smaller, for `jobs` threads to share. A dump
/// whose last record fills a chunk is finished in it. What cannot be read becomes a refusal and the
/// reading goes on. Ends early when the sink says so or a stop signal came.
void read_chunks(const DumpList& dumps, const ReadOptions& options, std::size_t chunk_bytes,
                 unsigned jobs, const ChunkSink& sink);

/// Runs read_chunks and `work`, a chunk a call, on `jobs` threads (at least one), of which the
/// caller's is one. Chunks are begun in order; two for each of the other threads may wait, and none
/// is begun before the one that is twice `jobs` before it is done. The first error ends everything
/// and is returned; a stop signal is error interrupted.
Result<void> process_chunks(const DumpList& dumps, const ReadOptions& options,
                            std::size_t chunk_bytes, unsigned jobs,
                            const std::function<Result<void>(Chunk, unsigned worker)>& work);

}  // namespace dateline
