#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/result.h"
#include "indexer/segment/bulk/posting_groups.h"

namespace dateline {

/// A term of a segment with all its postings, coded as the sections of a run hold them.
struct InvertedTerm {
  std::string_view text;
  std::uint32_t documents = 0;
  std::uint32_t position_documents = 0;  ///< those with positions
  std::uint32_t frequency = 0;           ///< sum of wdf
  std::string_view postings;
  std::string_view positions;
};

/// That a document has a term.
struct InvertedRecord {
  std::uint32_t term = 0;  ///< index in InvertedIndex::terms
  std::uint32_t wdf = 0;
  std::uint32_t position_bytes = 0;  ///< 0: no positions
};

/// What the documents of a segment become: its terms in rising order.
struct InvertedIndex {
  std::vector<InvertedTerm> terms;
  std::vector<InvertedRecord> records;  ///< of one document after the other, in no order
  std::unique_ptr<char[]> texts;        ///< what the views look at
  std::unique_ptr<char[]> postings;
  std::unique_ptr<char[]> positions;
};

/// Turns documents, each a list of terms, into terms, each a list of documents, in flat memory.
/// While documents come, their groups are put one behind the other and each term counts the bytes
/// that its lists will take; at the end the lists are filled in one pass (a counting sort). Nothing
/// is allocated for a single term or posting. Not thread-safe.
class Inverter {
 public:
  /// `vocabulary` outlives the inverter and is not cleared meanwhile.
  explicit Inverter(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  /// Takes the next document, numbered from 1. Error input for a term that an index cannot hold,
  /// internal where lists or frequencies of a segment grow beyond 32 bits; the inverter cannot be
  /// used after that.
  Result<void> add(std::span<const Posting> postings);

  /// Of each document so far: the sum of wdf, and the number of distinct terms.
  const std::vector<std::uint32_t>& lengths() const { return lengths_; }
  const std::vector<std::uint32_t>& term_counts() const { return term_counts_; }
  std::uint32_t greatest_wdf() const { return greatest_wdf_; }

  /// Bytes of memory held, and taken by finish() on top.
  std::size_t memory() const;

  /// The terms of all documents. No document can be added after that.
  InvertedIndex finish();

 private:
  /// Kept small: this is looked at for each posting, in no order. Numbers of 32 bits do because
  /// add() refuses what would make a segment larger.
  struct alignas(32) Term {
    std::uint32_t documents = 0;
    std::uint32_t last_document = 0;
    std::uint32_t position_documents = 0;
    std::uint32_t last_position_document = 0;
    std::uint32_t frequency = 0;
    std::uint32_t posting_bytes = 0;   ///< while adding: of its lists; while filling: where the
    std::uint32_t position_bytes = 0;  ///< next posting goes
    std::uint32_t rank = 0;            ///< index in InvertedIndex::terms, once that is known
  };

  Result<void> add_new(Vocabulary::TermId id);
  void add_record(const PostingGroup& group);
  std::vector<Vocabulary::TermId> sorted_terms() const;
  void fill(char* postings, char* positions);

  const Vocabulary& vocabulary_;
  PostingGroups groups_;
  std::vector<Term> terms_;  ///< by id; those without documents are not of this segment
  std::size_t distinct_terms_ = 0;
  std::vector<InvertedRecord> records_;  ///< terms by id until they are filled in
  std::string position_tags_;            ///< of the records, one behind the other
  std::vector<std::uint32_t> lengths_;
  std::vector<std::uint32_t> term_counts_;
  std::uint32_t greatest_wdf_ = 0;
  std::uint64_t total_length_ = 0;
  std::size_t text_bytes_ = 0;
  std::size_t posting_bytes_ = 0;
  std::size_t position_bytes_ = 0;
};

}  // namespace dateline
