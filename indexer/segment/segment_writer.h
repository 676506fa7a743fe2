#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/support/result.h"
#include "common/text/analyzer.h"

namespace dateline {

/// A release in the form that a segment takes: what it is found by and what it carries.
struct IndexDocument {
  std::vector<Posting> postings;          ///< in any order; a term may come any number of times
  std::vector<Vocabulary::TermId> words;  ///< distinct; no terms, but to be listed (spelling data)
  std::vector<std::pair<std::uint32_t, std::string>> values;  ///< slot and content, slots distinct
  std::string data;                                           ///< stored bytes, packed already

  void clear() {
    postings.clear();
    words.clear();
    values.clear();
    data.clear();
  }
};

/// Key and value pairs of a database's user metadata, sorted by key.
using Metadata = std::vector<std::pair<std::string, std::string>>;

/// Whether a term that is in so many documents is a word that may be suggested for a misspelt one.
/// An empty function says no to all.
using SpellingFilter = std::function<bool(std::string_view term, std::uint32_t documents)>;

/// What a segment holds document by document, in the backend's coding. It goes to its final place
/// as soon as the segments before it are known, and until then stays in memory.
struct DocumentEntries {
  std::string term_lists;
  std::string slots;  ///< which value slots each uses
  std::string data;
};

/// A part of an index that waits to be merged: what is on disk at `path`, and what is not.
struct Segment {
  std::filesystem::path path;
  std::uint32_t documents = 0;
  DocumentEntries entries;  ///< none where the backend has them on disk
};

/// Takes documents and writes them as segments, one after the other, in memory that it keeps for
/// the next. After an error it is of no use any more. Not thread-safe: each worker has its own.
class SegmentWriter {
 public:
  virtual ~SegmentWriter() = default;

  /// Begins a segment at `path`, which does not exist yet. The vocabulary must not be cleared
  /// between that and finish().
  virtual Result<void> begin(const std::filesystem::path& path) = 0;

  /// Document ids inside a segment count from 1 in the order of this.
  virtual Result<void> add(const IndexDocument& document) = 0;

  /// Writes what was added and ends the segment.
  virtual Result<Segment> finish() = 0;
};

/// Joins segments into one new database directory. Not thread-safe.
class SegmentMerge {
 public:
  virtual ~SegmentMerge() = default;

  /// Takes the next segment; its documents come after those of the segments before. Errors are
  /// those of writing: after one, the merge is of no use any more.
  virtual Result<void> append(Segment segment) = 0;

  /// Writes what is left, with this user metadata, and spelling data of the terms that the filter
  /// takes and of the words of all documents, with their number of documents as frequency. Words
  /// that the filter does not take need not be suggested. The result is synced to disk; before this
  /// has ended there is no database that could be opened.
  virtual Result<void> finish(const Metadata& metadata, const SpellingFilter& spelling) = 0;
};

/// A way of writing segments and of joining them into one Xapian database.
class SegmentBackend {
 public:
  virtual ~SegmentBackend() = default;

  /// A writer of segments. `vocabulary` resolves the term ids of the documents and outlives it.
  virtual std::unique_ptr<SegmentWriter> create(const Vocabulary& vocabulary) = 0;

  /// Begins to join segments of this backend into a database at `destination`, a directory that
  /// does not exist yet.
  virtual Result<std::unique_ptr<SegmentMerge>> merge(const std::filesystem::path& destination) = 0;

  /// What a run takes on disk at its most, segments and what was made of them, as a multiple of the
  /// database that comes out (measured; RESULTS.md of the benchmarks).
  virtual double greatest_share() const = 0;

  /// Bytes of raw text that a segment of this backend does best with, where memory allows.
  virtual std::size_t best_segment_bytes() const = 0;
};

}  // namespace dateline
