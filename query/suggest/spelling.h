#pragma once

#include <string>

#include "common/database/snapshot.h"
#include "query/syntax/query_tree.h"

namespace dateline {

/// The query as typed with its misspelt words replaced, or empty if there is nothing to suggest. A
/// word counts as misspelt if hardly any release has it and the index knows a far more frequent one
/// with a similar spelling (up to two letters changed, omitted, added or swapped). Words that
/// differ only in accents are suggested only for exact words. Words of keyword fields are left
/// alone.
std::string corrected_query(const std::string& typed, const QueryNode& query,
                            const Snapshot& snapshot);

}  // namespace dateline
