#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/manifest/manifest.h"
#include "indexer/pipeline/chunk.h"

namespace dateline {

/// The outcome of the records of a chunk.
struct ChunkOutcome {
  std::map<std::string, std::uint64_t> releases;  ///< by path of the dump
  std::vector<Refusal> refusals;
  std::vector<FinishedDump> finished;
  std::uint64_t bytes = 0;
};

/// Adds up the outcome of each dump over its chunks. Not thread-safe.
class Ledger {
 public:
  /// Adds the next chunk, in archive order. Returns the entries of the dumps it finished, in the
  /// same order.
  std::vector<DumpEntry> add(const ChunkOutcome& outcome);

 private:
  std::map<std::string, DumpEntry> open_;
};

}  // namespace dateline
