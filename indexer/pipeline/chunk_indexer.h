#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/vocabulary.h"
#include "indexer/clean/boilerplate_model.h"
#include "indexer/document/document_builder.h"
#include "indexer/pipeline/chunk.h"
#include "indexer/pipeline/ledger.h"

namespace dateline {

/// Receives a release and its document, which is valid only during the call.
using DocumentSink = std::function<Result<void>(const Release&, const IndexDocument&)>;

/// Turns records into documents for one worker: parses, cleans and analyses a chunk. Not
/// thread-safe: each worker owns one.
class ChunkIndexer {
 public:
  /// `dictionary` is a zstd dictionary or empty; `boilerplate` must outlive the indexer.
  ChunkIndexer(std::string_view dictionary, const BoilerplateModel& boilerplate, IndexedWords words)
      : boilerplate_(boilerplate), builder_(vocabulary_, dictionary, std::move(words)) {}

  /// The vocabulary of the documents' term ids, valid until the next call of prepare().
  const Vocabulary& vocabulary() const { return vocabulary_; }

  /// Resets the vocabulary if it has grown large. Call it between segments.
  void prepare();

  /// Passes each release of the chunk to `add` as a document, and returns the outcome of all
  /// records. Stops at an error of `add`.
  Result<ChunkOutcome> index(const Chunk& chunk, const DocumentSink& add);

  /// The same for releases that are already cleaned.
  Result<void> index(std::span<const Release> releases, const DocumentSink& add);

 private:
  std::vector<Release> read(std::span<const Record> batch, ChunkOutcome& outcome) const;

  const BoilerplateModel& boilerplate_;
  Vocabulary vocabulary_;
  DocumentBuilder builder_;
  IndexDocument document_;
};

}  // namespace dateline
