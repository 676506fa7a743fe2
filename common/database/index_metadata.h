#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "common/database/checked_database.h"
#include "common/text/word_pairs.h"

/// Keys of the user metadata in which an index keeps its bookkeeping, so that one commit covers
/// both bookkeeping and documents.

namespace dateline::metadata_key {

inline constexpr std::string_view schema = "dateline.schema";  ///< schema_version, in decimal
inline constexpr std::string_view dictionary = "dateline.dictionary.";   ///< + id: zstd dictionary
inline constexpr std::string_view boilerplate = "dateline.boilerplate";  ///< BoilerplateModel
inline constexpr std::string_view words = "dateline.words";              ///< only_stems, or absent
inline constexpr std::string_view pair_words = "dateline.pair-words";    ///< PairModel::words()
inline constexpr std::string_view frequent_pairs =
    "dateline.frequent-pairs";  ///< PairModel::frequent_pairs()
inline constexpr std::string_view dumps =
    "dateline.dumps.";                                       ///< + shard: the dumps read (Manifest)
inline constexpr std::string_view roots = "dateline.roots";  ///< the folders indexed (Roots)

/// Marks an index in which only the stems of the words of titles and bodies are terms.
inline constexpr std::string_view only_stems = "stems";

}  // namespace dateline::metadata_key

/// The unstemmed words of titles and bodies in one index. Either each word is a term, or only its
/// stem is, and the word is in the spelling dictionary (Xapian's spelling data). Words without a
/// stem, such as numbers, are terms in both cases. All functions throw Xapian's exceptions.

namespace dateline {

/// Whether words are terms.
bool holds_words(const CheckedDatabase& database);

/// Which pairs of words are terms. Error index_corrupt if that is damaged.
PairModel read_pairs(const CheckedDatabase& database);

/// Number of releases with the word in title or body. If only stems are terms, this includes
/// releases removed since the last rebuild.
Xapian::doccount word_frequency(const CheckedDatabase& database, const std::string& word);

/// Calls `take` with each word that starts with the prefix and its frequency, in ascending order.
using TakeWord = std::function<void(const std::string& word, Xapian::doccount frequency)>;
void for_each_word(const CheckedDatabase& database, const std::string& begin, const TakeWord& take);

}  // namespace dateline
