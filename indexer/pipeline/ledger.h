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
  std::map<std::string, std::uint64_t> releases;  ///< by path of the dump
  std::vector<Refusal> refusals;
  std::vector<FinishedDump> finished;
  std::uint64_t bytes = 0;
};

/// Adds up what became of each dump over the chunks that it spans. Not thread-safe.
class Ledger {
 public:
  /// Takes the next chunk, in the order of the archive. Returns the entries of the dumps that it
  /// finished, in that order, too.
  std::vector<DumpEntry> add(const ChunkOutcome& outcome);

 private:
  std::map<std::string, DumpEntry> open_;
};

}  // namespace dateline
