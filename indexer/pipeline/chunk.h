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

/// A dump that has been read.
struct FinishedDump {
  std::shared_ptr<const Dump> dump;
  std::uint64_t digest = 0;           ///< XXH3 of its bytes
  std::uint64_t records = 0;          ///< found in it, including refused ones
  bool whole = false;                 ///< read completely; false after a system error
  std::optional<ResumePoint> resume;  ///< where to resume when it has grown
};

/// Consecutive records of an archive: a worker's unit of work.
struct Chunk {
  std::uint32_t number = 0;  ///< from 0, in archive order
  std::vector<Record> records;
  std::vector<Refusal> refusals;       ///< input that the reader refused
  std::uint64_t bytes = 0;             ///< of the records
  std::vector<FinishedDump> finished;  ///< dumps finished by this chunk
};

/// Receives chunks in order; returns false to stop reading.
using ChunkSink = std::function<bool(Chunk)>;

/// Reads dumps in order, opens containers, splits them into records, and passes these on in chunks
/// of about `chunk_bytes`, with smaller ones at the start and end to balance `jobs` threads. A dump
/// whose last record fills a chunk is finished in it. Unreadable input becomes a refusal, and
/// reading continues. Stops early if the sink returns false or on a stop signal.
void read_chunks(const DumpList& dumps, const ReadOptions& options, std::size_t chunk_bytes,
                 unsigned jobs, const ChunkSink& sink);

/// Runs read_chunks and `work`, one chunk per call, on `jobs` threads (at least one), including the
/// caller's. Chunks are started in order; up to two per other thread may wait, and none starts
/// until the chunk 2 * `jobs` before it is done. Stops at the first error and returns it; a stop
/// signal is error interrupted.
Result<void> process_chunks(const DumpList& dumps, const ReadOptions& options,
                            std::size_t chunk_bytes, unsigned jobs,
                            const std::function<Result<void>(Chunk, unsigned worker)>& work);

}  // namespace dateline
