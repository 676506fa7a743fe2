#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/database/snapshot.h"
#include "common/schema/fields.h"

namespace dateline {

/// The words that start with a prefix.
struct PrefixExpansion {
  std::vector<std::string> words;  ///< the most frequent ones, by frequency
  std::size_t found = 0;           ///< how many there are in total
};

/// Finds up to `limit` words of a field that start with `begin`, preferring those in the most
/// releases. For body words, an index of stems also counts releases removed since its last rebuild,
/// so its choice among more than `limit` words may differ.
PrefixExpansion expand_prefix(const Snapshot& snapshot, FieldId id, const std::string& begin,
                              std::size_t limit);

}  // namespace dateline
