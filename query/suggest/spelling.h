#pragma once

#include <string>

#include "common/database/snapshot.h"
#include "query/syntax/query_tree.h"

namespace dateline {

/// The query as typed with its misspelt words replaced, or empty where there is nothing to suggest.
/// A word is taken as misspelt where hardly any release has it and the index knows one that is
/// spelt nearly alike (up to two letters changed, left out, added or swapped) and far more
/// frequent; not where only accents differ, unless the word is asked for as it is written. Words of
/// keyword fields are left alone.
std::string corrected_query(const std::string& typed, const QueryNode& query,
                            const Snapshot& snapshot);

}  // namespace dateline
