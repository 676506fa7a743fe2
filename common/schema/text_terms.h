#pragma once

#include <cstdint>
#include <vector>

#include "common/release/release.h"
#include "common/text/analyzer.h"

namespace dateline {

/// Weight of a title word relative to a body word.
inline constexpr std::uint32_t title_weight = 3;

/// How the words of title and body are indexed: as written and by stem; or only by stem, plus a
/// list of the words. Words without a stem, such as numbers, are always terms.
enum class IndexedWords { exact, only_stems };

/// Turns the texts of releases into postings: title, body and issuer, as their fields are searched.
/// The index holds exactly these, so that a query can make the terms of a stored release again. Not
/// thread-safe.
class TextTerms {
 public:
  /// Makes the pairs of words that the model wants, none if null. Both must outlive it.
  explicit TextTerms(Vocabulary& vocabulary, const PairModel* pairs = nullptr,
                     IndexedWords words = IndexedWords::exact)
      : analyzer_(vocabulary, pairs), words_(words) {}

  /// Appends the postings of a release, several of a term where it has it in several places, and
  /// the words that are no terms.
  void add(const Release& release, std::vector<Posting>& postings,
           std::vector<Vocabulary::TermId>& words);

  /// Clears the vocabulary and everything cached by its ids.
  void forget() { analyzer_.forget(); }

 private:
  Analyzer analyzer_;
  IndexedWords words_;
};

}  // namespace dateline
