#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "common/text/analyzer.h"

namespace dateline {

/// Joins the postings of a document that have the same term, without sorting them: each term
/// remembers its group in the current document. Reused for all documents. Not thread-safe.
class PostingGroups {
 public:
  /// Sets `groups` to one posting a term with the sum of their frequencies, in order of first
  /// appearance; all ids must be below the size of the vocabulary.
  void group(std::span<const Posting> postings, std::size_t vocabulary_size,
             std::vector<Posting>& groups);

 private:
  struct Term {
    std::uint32_t document = 0;  ///< last document with the term
    std::uint32_t group = 0;     ///< its group there
  };

  std::vector<Term> terms_;  ///< by id
  std::uint32_t document_ = 0;
};

}  // namespace dateline
