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

/// All occurrences of a term in one document.
struct PostingGroup {
  Vocabulary::TermId term = 0;
  std::uint32_t wdf = 0;                     ///< the sum of theirs
  std::span<const std::uint32_t> positions;  ///< distinct, ascending
};

/// Groups the postings of a document by term without sorting them: each term remembers its group in
/// the current document. Reused for all documents of a segment. Not thread-safe.
class PostingGroups {
 public:
  /// Groups in order of first appearance of their terms; all ids must be below the size of the
  /// vocabulary. Valid until the next call.
  std::span<const PostingGroup> group(std::span<const Posting> postings,
                                      std::size_t vocabulary_size);

 private:
  struct Term {
    std::uint32_t document = 0;  ///< last document with the term
    std::uint32_t group = 0;     ///< its group there
  };

  std::uint32_t group_of(Vocabulary::TermId term);

  std::vector<Term> terms_;  ///< by id
  std::uint32_t document_ = 0;
  std::vector<PostingGroup> groups_;
  std::vector<std::uint32_t> counts_;          ///< of positions, by group
  std::vector<std::uint32_t> posting_groups_;  ///< by posting
  std::vector<std::uint32_t> positions_;       ///< of one group after the other
};

/// A term of a segment with all its postings, coded as in the sections of a run.
struct InvertedTerm {
  std::string_view text;
  std::uint32_t documents = 0;
  std::uint32_t position_documents = 0;  ///< those with positions
  std::uint32_t frequency = 0;           ///< sum of wdf
  std::string_view postings;
  std::string_view positions;
};

/// The inverted documents of a segment: its terms in ascending order, and a record for each term of
/// each document, document by document, unordered within each.
struct InvertedIndex {
  std::vector<InvertedTerm> terms;
  std::vector<std::uint32_t> record_terms;  ///< index in `terms` of each record
  /// Two varints per record: wdf, and the bytes of positions, 0 if it has none.
  std::string record_counts;
};

/// Inverts documents in flat memory. While documents are added, their groups are stored in
/// sequence, and each term counts the bytes its lists will need; at the end the lists are filled in
/// one pass (a counting sort). There are no allocations per term or posting, and memory is reused
/// for the next segment. Not thread-safe.
class Inverter {
 public:
  /// `vocabulary` must outlive the inverter and may be cleared only before clear().
  explicit Inverter(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  /// Adds the next document, numbered from 1. Error input for a term that an index cannot hold,
  /// internal if lists or frequencies of a segment exceed 32 bits; the inverter is unusable after
  /// that.
  Result<void> add(std::span<const Posting> postings);

  /// Per document so far: the sum of wdf, and the number of distinct terms.
  const std::vector<std::uint32_t>& lengths() const { return lengths_; }
  const std::vector<std::uint32_t>& term_counts() const { return term_counts_; }
  std::uint32_t greatest_wdf() const { return greatest_wdf_; }

  /// The terms of all documents, valid until clear(). No document may be added before that.
  const InvertedIndex& finish();

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
  struct alignas(32) Term {
    std::uint32_t documents = 0;
    std::uint32_t last_document = 0;
    std::uint32_t position_documents = 0;
    std::uint32_t last_position_document = 0;
    std::uint32_t frequency = 0;
    std::uint32_t posting_bytes = 0;   ///< while adding: of its lists; while filling: where the
    std::uint32_t position_bytes = 0;  ///< next posting goes
    std::uint32_t rank = 0;            ///< index in InvertedIndex::terms, once known
  };

  struct SortKey {
    std::uint64_t prefix = 0;
    Vocabulary::TermId term = 0;
  };

  Result<void> add_new(Vocabulary::TermId id);
  void add_record(const PostingGroup& group);
  void sort_terms();
  void fill(char* postings, char* positions);

  const Vocabulary& vocabulary_;
  PostingGroups groups_;
  std::vector<Term> terms_;  ///< by id; those without documents are not in this segment
  InvertedIndex index_;      ///< its records refer to terms by id until filled in
  std::vector<SortKey> sorted_;
  Room texts_;  ///< storage for the views of the index
  Room postings_;
  Room positions_;
  std::string position_tags_;  ///< of the records, in sequence
  std::vector<std::uint32_t> lengths_;
  std::vector<std::uint32_t> term_counts_;
  std::uint32_t greatest_wdf_ = 0;
  std::uint64_t total_length_ = 0;
  std::size_t text_bytes_ = 0;
  std::size_t posting_bytes_ = 0;
  std::size_t position_bytes_ = 0;
};

}  // namespace dateline
