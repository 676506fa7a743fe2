#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/database/snapshot.h"
#include "common/schema/fields.h"

namespace dateline {

/// Words of the index that a part of a query stands for.
struct WordExpansion {
  std::vector<std::string> words;  ///< those in the most releases first
  std::vector<std::string> rest;   ///< beyond the limit, in no order
};

/// Finds the words of a field that start with `begin`; up to `limit` of them are not in the rest.
/// For body words, an index of stems also counts releases removed since its last rebuild, so its
/// order may differ.
WordExpansion expand_prefix(const Snapshot& snapshot, FieldId id, const std::string& begin,
                            std::size_t limit);

/// The same for words that start with the same character as `word` and are spelt nearly like it:
/// that differ, accents aside, by at most one edit (edit_distance()) from a word of up to five
/// characters, and by two from a longer one. A word of one or two characters stands for itself.
WordExpansion expand_spelling(const Snapshot& snapshot, FieldId id, const std::string& word,
                              std::size_t limit);

}  // namespace dateline
