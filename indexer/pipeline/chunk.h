#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "common/manifest/dump_entry.h"
#include "common/manifest/roots.h"
#include "common/release/release.h"
#include "common/source/container.h"
#include "common/support/result.h"
#include "indexer/clean/boilerplate.h"
#include "indexer/reader/field_names.h"
#include "indexer/source/dump_list.h"
#include "indexer/source/record.h"

namespace dateline {

/// Options for reading dumps.
struct ReadOptions {
  Limits limits;
  std::shared_ptr<const FieldMap> field_map;  ///< or null
  ResumePoints resume;                        ///< of grown dumps; others are read from the start
  Roots roots;                                ///< where the dumps are
};

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

/// Reads chunks like read_chunks(), applies `make` to each on up to `jobs` threads, and passes the
/// results to `take` in chunk order on the caller's thread. Stops early if `take` returns false.
/// Exceptions of `make` propagate.
template <typename Made>
void map_chunks(const DumpList& dumps, const ReadOptions& options, std::size_t chunk_bytes,
                unsigned jobs, const std::function<Made(const Chunk&)>& make,
                const std::function<bool(Made)>& take) {
  std::deque<std::future<Made>> pending;
  bool going_on = true;
  const auto take_first = [&] {
    Made made = pending.front().get();
    pending.pop_front();
    going_on = going_on && take(std::move(made));
  };
  read_chunks(dumps, options, chunk_bytes, jobs, [&](Chunk chunk) {
    pending.push_back(
        std::async(std::launch::async, [&make, mine = std::move(chunk)] { return make(mine); }));
    if (pending.size() >= jobs) take_first();
    return going_on;
  });
  while (!pending.empty()) take_first();
}

/// What a record gave.
struct RecordOutcome {
  std::optional<Release> release;
  std::vector<Refusal> refusals;  ///< of the record, or of parts that are not in the release
  std::string note;               ///< a sentence for the user, or empty
  std::string unread_date;        ///< the date that the record states, if it is of no use
};

/// Turns a record into a release: parses it by its form and cleans it. What is not a release is
/// refused. Thread-safe.
RecordOutcome read_release(const Record& record, const BoilerplateModel& boilerplate);

}  // namespace dateline
