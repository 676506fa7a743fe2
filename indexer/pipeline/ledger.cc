#include "indexer/pipeline/ledger.h"

#include <utility>

namespace dateline {

std::vector<DumpEntry> Ledger::add(const ChunkOutcome& outcome) {
  for (const auto& [path, count] : outcome.releases) open_[path].releases += count;
  for (const Refusal& refusal : outcome.refusals) open_[refusal.file].refusals.push_back(refusal);
  std::vector<DumpEntry> entries;
  entries.reserve(outcome.finished.size());
  for (const FinishedDump& finished : outcome.finished) {
    auto node = open_.extract(finished.dump->path);
    DumpEntry entry = node ? std::move(node.mapped()) : DumpEntry{};
    entry.dump = *finished.dump;
    if (!finished.whole) entry.dump.modified_ns = DumpEntry::in_doubt;
    entry.digest = finished.digest;
    entry.records = finished.records;
    entry.resume = finished.resume;
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace dateline
