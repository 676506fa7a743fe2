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

/// A release as a document of a segment: its terms, values and stored data.
struct IndexDocument {
  std::vector<Posting> postings;          ///< one a term, in any order
  std::vector<Vocabulary::TermId> words;  ///< distinct; not terms, but listed in the spelling data
  std::vector<std::pair<std::uint32_t, std::string>> values;  ///< slot and content, slots distinct
  std::string data;                                           ///< stored bytes, already compressed

  void clear() {
    postings.clear();
    words.clear();
    values.clear();
    data.clear();
  }
};

/// Key and value pairs of a database's user metadata, sorted by key.
using Metadata = std::vector<std::pair<std::string, std::string>>;

/// Whether a term in that many documents may be suggested for a misspelt word. An empty function
/// rejects all.
using SpellingFilter = std::function<bool(std::string_view term, std::uint32_t documents)>;

/// A part of an index waiting to be merged: the part on disk at `path`, and the part in memory.
struct Segment {
  std::filesystem::path path;
  std::uint32_t documents = 0;
  /// The stored data of each document as put_text() writes it. Stays in memory until all previous
  /// segments are known, then goes to its final place. Empty if the backend keeps it on disk.
  std::string data;
};

/// Writes documents as segments, one after the other, reusing its memory. Unusable after an error.
/// Not thread-safe: each worker has its own.
class SegmentWriter {
 public:
  virtual ~SegmentWriter() = default;

  /// Starts a segment at `path`, which must not exist yet. The vocabulary must not be cleared
  /// before finish().
  virtual Result<void> begin(const std::filesystem::path& path) = 0;

  /// Document ids inside a segment count from 1 in the order of these calls.
  virtual Result<void> add(const IndexDocument& document) = 0;

  /// Writes and ends the segment.
  virtual Result<Segment> finish() = 0;
};

/// Joins segments into one new database directory. Not thread-safe.
class SegmentMerge {
 public:
  virtual ~SegmentMerge() = default;

  /// Adds the next segment; its documents follow those of the previous segments. Returns write
  /// errors; the merge is unusable after one.
  virtual Result<void> append(Segment segment) = 0;

  /// Writes the rest, with the given user metadata, and spelling data of the terms accepted by the
  /// filter and of the listed words of all documents, with the number of documents as frequency.
  /// Words rejected by the filter need not be suggested. Syncs the result to disk; there is no
  /// database to open before this returns.
  virtual Result<void> finish(const Metadata& metadata, const SpellingFilter& spelling) = 0;
};

/// A way of writing segments and of joining them into one Xapian database.
class SegmentBackend {
 public:
  virtual ~SegmentBackend() = default;

  /// A writer of segments. `vocabulary` resolves the term ids of the documents and must outlive the
  /// writer.
  virtual std::unique_ptr<SegmentWriter> create(const Vocabulary& vocabulary) = 0;

  /// Starts joining segments of this backend into a database at `destination`, a directory that
  /// must not exist yet.
  virtual Result<std::unique_ptr<SegmentMerge>> merge(const std::filesystem::path& destination) = 0;

  /// Whether all of a finished segment is still on disk, after a run that was killed or a power
  /// failure.
  virtual bool is_whole(const Segment& segment) const = 0;

  /// Peak disk usage of a run, including segments, as a multiple of the final database (measured:
  /// the bulk backend takes 2.4 times the index of a large archive, for segments do not deflate).
  virtual double greatest_share() const = 0;

  /// Optimal bytes of raw text per segment, if memory allows.
  virtual std::size_t best_segment_bytes() const = 0;
};

}  // namespace dateline
