#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "common/manifest/manifest.h"
#include "common/text/vocabulary.h"
#include "indexer/document/document_builder.h"
#include "indexer/pipeline/chunk.h"
#include "indexer/pipeline/index_run.h"
#include "indexer/pipeline/survey.h"
#include "indexer/pipeline/unknown_fields.h"
#include "indexer/pipeline/unread_dates.h"

namespace dateline {

/// The outcome of the records of a chunk.
struct ChunkOutcome {
  std::map<std::string, std::uint64_t> releases;  ///< by path of the dump
  std::vector<Refusal> refusals;
  std::vector<FinishedDump> finished;
  std::vector<std::string> notes;  ///< sentences for the user
  UnreadDates unread_dates;
  UnknownFields unknown_fields;
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

/// Receives a release and its document, which is valid only during the call.
using DocumentSink = std::function<Result<void>(const Release&, const IndexDocument&)>;

/// Turns records into documents for one worker: parses, cleans and analyses a chunk. Not
/// thread-safe: each worker owns one.
class ChunkIndexer {
 public:
  /// `learned` must outlive the indexer.
  ChunkIndexer(const Survey& learned, const IndexOptions& options)
      : boilerplate_(learned.boilerplate),
        builder_(vocabulary_, learned.dictionary, learned.pairs,
                 options.words ? IndexedWords::exact : IndexedWords::only_stems,
                 options.compression_level) {}

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
