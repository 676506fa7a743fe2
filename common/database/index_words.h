#pragma once

#include <functional>
#include <string>

#include "common/database/checked_database.h"

/// What one index holds of the words of titles and bodies as they are written. Either each is a
/// term; or only its stem is one, and the word stands in the list of words to suggest (Xapian's
/// spelling data). Words without a stem, such as numbers, are terms in both. All throw what Xapian
/// throws.
namespace dateline {

/// Whether the words are terms. Else there are no positions either.
bool holds_words(const CheckedDatabase& database);

/// Whether a database holds the positions of a term: those of every document that has it, or none
/// at all. False for a term that it does not know.
bool has_positions(const CheckedDatabase& database, const std::string& term);

/// In how many releases title or body have a word. Where only stems are terms, releases that were
/// removed since the last rebuild count, too.
Xapian::doccount word_frequency(const CheckedDatabase& database, const std::string& word);

/// Calls `take` with the words that begin so, in rising order, and their frequencies.
using TakeWord = std::function<void(const std::string& word, Xapian::doccount frequency)>;
void for_each_word(const CheckedDatabase& database, const std::string& begin, const TakeWord& take);

}  // namespace dateline
