#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "query/syntax/query_tree.h"

namespace dateline {

/// Whether a node is one of the patterns seen, words with * or ~, to which it is added: each is
/// expanded once.
bool is_repeated_pattern(const QueryNode& node, std::set<std::string>& patterns);

/// How many words each pattern of a query may stand for: at most 100, and 1,000 together, so that
/// many patterns do not hold up a search. At least 1.
std::size_t words_of_each_pattern(const QueryNode& query);

}  // namespace dateline
