#include "indexer/pipeline/chunk_indexer.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "indexer/pipeline/chunk.h"

namespace dateline {

std::vector<DumpEntry> Ledger::add(const ChunkOutcome& outcome) {
  for (const auto& [path, count] : outcome.releases) open_[path].releases += count;
  for (const Refusal& refusal : outcome.refusals) {
    add_refusal(open_[refusal.file].refusals, refusal);
  }
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

namespace {

// With more terms, the vocabulary no longer fits into the processor's caches.
constexpr std::size_t most_terms = 87'000;

// Releases processed together in each step: the working set of a step (mainly the compression
// dictionary) does not fit into the cache along with those of the others, so this way it is loaded
// once per batch.
constexpr std::size_t batch_size = 512;

}  // namespace

void ChunkIndexer::prepare() {
  if (vocabulary_.size() > most_terms) builder_.forget();
}

Result<ChunkOutcome> ChunkIndexer::index(const Chunk& chunk, const DocumentSink& add) {
  ChunkOutcome outcome;
  outcome.refusals = chunk.refusals;
  outcome.finished = chunk.finished;
  outcome.bytes = chunk.bytes;
  std::span<const Record> left(chunk.records);
  while (!left.empty()) {
    const auto batch = left.first(std::min(left.size(), batch_size));
    left = left.subspan(batch.size());
    const std::vector<Release> releases = read(batch, outcome);
    if (auto indexed = index(releases, add); !indexed) return pass(indexed);
    for (const Release& release : releases) ++outcome.releases[release.origin.file];
  }
  return outcome;
}

std::vector<Release> ChunkIndexer::read(std::span<const Record> batch,
                                        ChunkOutcome& outcome) const {
  std::vector<Release> releases;
  releases.reserve(batch.size());
  for (const Record& record : batch) {
    RecordOutcome read = read_release(record, boilerplate_);
    if (read.release) {
      outcome.unknown_fields.add(*read.release);
      releases.push_back(*std::move(read.release));
    }
    std::ranges::move(read.refusals, std::back_inserter(outcome.refusals));
    if (!read.note.empty()) outcome.notes.push_back(std::move(read.note));
    if (!read.unread_date.empty()) {
      outcome.unread_dates.add(record.origin, std::move(read.unread_date));
    }
  }
  return releases;
}

Result<void> ChunkIndexer::index(std::span<const Release> releases, const DocumentSink& add) {
  std::vector<std::string> stored;
  stored.reserve(releases.size());
  for (const Release& release : releases) stored.push_back(builder_.store(release));
  for (std::size_t i = 0; i < releases.size(); ++i) {
    builder_.build(releases[i], document_);
    document_.data = std::move(stored[i]);
    if (auto added = add(releases[i], document_); !added) return added;
  }
  return {};
}

}  // namespace dateline
