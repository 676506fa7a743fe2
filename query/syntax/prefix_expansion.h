#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

namespace dateline {

/// The terms that begin with a prefix.
struct PrefixExpansion {
  std::vector<std::string> terms;  ///< the most frequent, in order of their frequency
  std::size_t found = 0;           ///< how many there are in all
};

/// Finds the at most `limit` most frequent terms of the database that begin with `prefix`.
PrefixExpansion expand_prefix(const Xapian::Database& database, const std::string& prefix,
                              std::size_t limit);

}  // namespace dateline
