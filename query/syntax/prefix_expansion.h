#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/database/snapshot.h"
#include "common/schema/fields.h"

namespace dateline {

/// The words that begin with a prefix.
struct PrefixExpansion {
  std::vector<std::string> words;  ///< the most frequent, in order of their frequency
  std::size_t found = 0;           ///< how many there are in all
};

/// Finds the at most `limit` words of a field that begin with `begin` and are in most releases. An
/// index that holds only stems counts, of body words, releases that were removed since its last
/// rebuild, too: the choice among more than `limit` may be another then.
PrefixExpansion expand_prefix(const Snapshot& snapshot, FieldId id, const std::string& begin,
                              std::size_t limit);

}  // namespace dateline
