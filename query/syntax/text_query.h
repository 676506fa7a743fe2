#pragma once

#include <xapian.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/database/snapshot.h"
#include "query/match/word_finder.h"
#include "query/retrieve/index_query.h"
#include "query/retrieve/relevance.h"

namespace dateline {

/// Builds queries for exact words and for words in a certain order. Only this class knows what
/// the index can answer by itself; otherwise it searches for candidates by stem and has their
/// stored texts read. The snapshot must outlive it.
class TextQuery {
 public:
  TextQuery(const Snapshot& snapshot, const Relevance& relevance)
      : snapshot_(snapshot), relevance_(relevance) {}

  const Relevance& relevance() const { return relevance_; }

  /// Whether any release may contain a word.
  bool knows(const std::string& word, FieldId field) const;

  /// Whether the index here has a term for each word of a field as it is written.
  bool has_terms(FieldId field) const;

  /// Any of some words, at least one, as they are written.
  IndexQuery any_word(const std::vector<std::string>& words, FieldId field) const;

  /// A word, also as a compound: "email" matches "e-mail".
  IndexQuery exact_word(const std::string& word, FieldId field) const;

  /// The terms of compounds that have the stem of a word in some language of the archive.
  std::vector<std::string> compounds(const std::string& word, FieldId field) const;

  /// Adjacent words. `sought` has at least one word; `bigrams` are the pairs of characters without
  /// spaces that are written together there. If compounds are joined, one of the words must be one.
  IndexQuery phrase(const MatchedWords::Phrase& sought,
                    const std::vector<std::string>& bigrams) const;

  /// Two words next to each other with any stop words between them, at least two in all, to weigh
  /// them; none if the index has no term for them. Without reading texts, so it may take a release
  /// with both words apart for one, but hardly ever does.
  std::optional<IndexQuery> pair(const std::vector<std::string>& words) const;

  /// Operands near each other, at least two; `candidates` matches each of them alone. The index has
  /// no positions, so the texts are read.
  IndexQuery near(const MatchedWords::Near& sought, const IndexQueries& candidates) const;

 private:
  /// Terms such that each release with one of some words has at least one of them.
  struct Candidates {
    std::vector<std::string> terms;
    bool exact = true;  ///< no other release has any of them
  };

  using MakeTerm = std::string (*)(std::string_view prefix, std::string_view stem);

  /// The terms that are in the index for the stems of a word, in all languages of the archive.
  std::set<std::string> terms_of_stems(const std::string& word, std::string_view prefix,
                                       MakeTerm make) const;

  Candidates candidates(const std::vector<std::string>& words, FieldId field) const;

  IndexQuery phrase_of_compounds(const MatchedWords::Phrase& sought) const;

  const Snapshot& snapshot_;
  Relevance relevance_;
};

}  // namespace dateline
