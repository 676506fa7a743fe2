#pragma once

#include <cstdint>
#include <span>
#include <vector>

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

}  // namespace dateline
