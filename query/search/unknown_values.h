#pragma once

#include <string>
#include <vector>

#include "common/database/snapshot.h"
#include "query/syntax/query_tree.h"

namespace dateline {

/// A note for each value of a keyword field in a query, after expand_patterns(), that no release
/// has, with the values that it may stand for: all if the field has few, else those that have it as
/// a part or are spelt nearly like it. May throw Xapian's exceptions: call it in guard().
std::vector<std::string> unknown_values(const QueryNode& query, const Snapshot& snapshot);

}  // namespace dateline
