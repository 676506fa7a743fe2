#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/result.h"
#include "common/text/analyzer.h"

namespace dateline {

/// A term of a segment with all its postings, coded as in the sections of a run.
struct InvertedTerm {
  std::string_view text;
  std::uint32_t documents = 0;
  std::uint32_t frequency = 0;  ///< sum of wdf
  std::string_view postings;
};

/// Inverts documents in flat memory. While documents are added, their groups are stored in
/// sequence, and each term counts the bytes its lists will need; at the end the lists are filled in
/// one pass (a counting sort). There are no allocations per term or posting, and memory is reused
/// for the next segment. Not thread-safe.
class Inverter {
 public:
  /// `vocabulary` must outlive the inverter and may be cleared only before clear().
  explicit Inverter(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  /// Adds the next document, numbered from 1, with one posting a term. Error input for a term that
  /// an index cannot hold, internal if lists or frequencies of a segment exceed 32 bits; the
  /// inverter is unusable after that.
  Result<void> add(std::span<const Posting> postings);

  /// Per document so far: the sum of wdf.
  const std::vector<std::uint32_t>& lengths() const { return lengths_; }
  std::uint32_t greatest_wdf() const { return greatest_wdf_; }

  /// The terms of all documents in ascending order, valid until clear(). No document may be added
  /// before that.
  std::span<const InvertedTerm> finish();

  /// Forgets all documents.
  void clear();

 private:
  /// An uninitialised buffer, since every byte is overwritten.
  class Room {
   public:
    char* make(std::size_t bytes);

   private:
    std::unique_ptr<char[]> bytes_;
    std::size_t size_ = 0;
  };

  /// Kept small, since it is accessed at random for each posting. 32 bits suffice because add()
  /// rejects anything that would make a segment larger.
  struct Term {
    std::uint32_t documents = 0;
    std::uint32_t last_document = 0;
    std::uint32_t frequency = 0;
    /// While adding: bytes of its list; while filling: where its next posting goes.
    std::uint32_t posting_bytes = 0;
  };

  struct SortKey {
    std::uint64_t prefix = 0;
    Vocabulary::TermId term = 0;
  };

  Result<void> add_new(Vocabulary::TermId id);
  void add_record(const Posting& posting);
  void sort_terms();
  void fill(char* postings);

  const Vocabulary& vocabulary_;
  std::vector<Term> terms_;  ///< by id; those without documents are not in this segment
  std::vector<Vocabulary::TermId> record_terms_;  ///< of each document one after the other
  std::string record_wdfs_;                       ///< a varint each
  std::vector<InvertedTerm> inverted_;
  std::vector<SortKey> sorted_;
  Room texts_;  ///< storage for the views of the terms
  Room postings_;
  std::vector<std::uint32_t> lengths_;
  std::vector<std::uint32_t> term_counts_;  ///< of records, by document
  std::uint32_t greatest_wdf_ = 0;
  std::uint64_t total_length_ = 0;
  std::size_t text_bytes_ = 0;
  std::size_t posting_bytes_ = 0;
};

}  // namespace dateline
