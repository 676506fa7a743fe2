#include "indexer/pipeline/ledger.h"

#include <utility>

namespace dateline {

void Ledger::add(const ChunkOutcome& outcome) {
  for (const auto& [path, count] : outcome.releases) open_[path].releases += count;
  for (const Refusal& refusal : outcome.refusals) open_[refusal.file].refusals.push_back(refusal);
  finished_.insert(finished_.end(), outcome.finished.begin(), outcome.finished.end());
}

std::vector<DumpEntry> Ledger::take_finished() {
  std::vector<DumpEntry> entries;
  for (const FinishedDump& finished : std::exchange(finished_, {})) {
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
