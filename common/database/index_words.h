#pragma once

#include <functional>
#include <string>

#include "common/database/checked_database.h"

/// The unstemmed words of titles and bodies in one index. Either each word is a term, or only its
/// stem is, and the word is in the spelling dictionary (Xapian's spelling data). Words without a
/// stem, such as numbers, are terms in both cases. All functions throw Xapian's exceptions.
namespace dateline {

/// Whether words are terms. If not, there are no positions either.
bool holds_words(const CheckedDatabase& database);

/// Whether a database has the positions of a term, which are stored for all of its documents or
/// none. False for an unknown term.
bool has_positions(const CheckedDatabase& database, const std::string& term);

/// Number of releases with the word in title or body. If only stems are terms, this includes
/// releases removed since the last rebuild.
Xapian::doccount word_frequency(const CheckedDatabase& database, const std::string& word);

/// Calls `take` with each word that starts with the prefix and its frequency, in ascending order.
using TakeWord = std::function<void(const std::string& word, Xapian::doccount frequency)>;
void for_each_word(const CheckedDatabase& database, const std::string& begin, const TakeWord& take);

}  // namespace dateline
