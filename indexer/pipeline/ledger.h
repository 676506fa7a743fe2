#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/manifest/manifest.h"
#include "indexer/pipeline/chunk.h"

namespace dateline {

/// What became of the records of a chunk.
struct ChunkOutcome {
  std::uint32_t number = 0;
  std::map<std::string, std::uint64_t> releases;  ///< by path of the dump
  std::vector<Refusal> refusals;
  std::vector<FinishedDump> finished;
  std::uint64_t bytes = 0;
};

/// Adds up what became of each dump over the chunks that it spans. Not thread-safe.
class Ledger {
 public:
  /// Chunks may come in any order.
  void add(const ChunkOutcome& outcome);

  /// The entries of all dumps that were finished since the last call. Call it only when all chunks
  /// up to those that finished them were added.
  std::vector<DumpEntry> take_finished();

 private:
  std::map<std::string, DumpEntry> open_;
  std::vector<FinishedDump> finished_;
};

}  // namespace dateline
