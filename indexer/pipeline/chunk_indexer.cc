#include "indexer/pipeline/chunk_indexer.h"

#include "indexer/pipeline/read_release.h"

namespace dateline {
namespace {

constexpr std::size_t vocabulary_bytes = std::size_t{32} << 20;

}  // namespace

void ChunkIndexer::prepare() {
  if (vocabulary_.memory() > vocabulary_bytes) builder_.forget();
}

Result<ChunkOutcome> ChunkIndexer::index(const Chunk& chunk, const DocumentSink& add) {
  ChunkOutcome outcome;
  outcome.number = chunk.number;
  outcome.refusals = chunk.refusals;
  outcome.finished = chunk.finished;
  outcome.bytes = chunk.bytes;
  for (const Record& record : chunk.records) {
    const auto release = read_release(record, boilerplate_);
    if (!release) {
      outcome.refusals.push_back(refuse(record, release.error()));
      continue;
    }
    builder_.build(*release, document_);
    if (auto added = add(*release, document_); !added) return pass(std::move(added));
    ++outcome.releases[record.origin.file];
  }
  return outcome;
}

}  // namespace dateline
