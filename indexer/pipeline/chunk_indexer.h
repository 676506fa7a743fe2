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

/// Takes a release together with the document made from it, which is valid during the call.
using DocumentSink = std::function<Result<void>(const Release&, const IndexDocument&)>;

/// One worker's way from records to documents: parses, cleans and analyses a chunk. Not
/// thread-safe: each worker owns one.
class ChunkIndexer {
 public:
  /// `dictionary` is zstd's, or empty; `boilerplate` outlives the indexer.
  ChunkIndexer(std::string_view dictionary, const BoilerplateModel& boilerplate, HeldWords words)
      : boilerplate_(boilerplate), builder_(vocabulary_, dictionary, std::move(words)) {}

  /// The vocabulary that the documents' term ids belong to, until the next call of prepare().
  const Vocabulary& vocabulary() const { return vocabulary_; }

  /// Starts the vocabulary anew where it has grown large. Call it between two segments.
  void prepare();

  /// Hands each release of the chunk over as a document, and says what became of all records.
  /// An error of `add` ends it.
  Result<ChunkOutcome> index(const Chunk& chunk, const DocumentSink& add);

  /// The same of releases that were read and cleaned before.
  Result<void> index(std::span<const Release> releases, const DocumentSink& add);

 private:
  std::vector<Release> read(std::span<const Record> batch, ChunkOutcome& outcome) const;

  const BoilerplateModel& boilerplate_;
  Vocabulary vocabulary_;
  DocumentBuilder builder_;
  IndexDocument document_;
};

}  // namespace dateline
