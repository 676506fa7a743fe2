#pragma once

#include "common/database/snapshot.h"
#include "common/support/result.h"
#include "query/syntax/query_tree.h"

namespace dateline {

/// Looks up what each field with the beginning of its content ("source:clin*") stands for: the
/// terms of the values that the index has. Paths of dumps may begin with the name of a root, below
/// it ("file:2005/*"), or as results show them. Error usage for fields that have no list of values
/// (url:, id:), or if there are more than a million. May throw Xapian's exceptions: call it in
/// guard().
Result<void> expand_patterns(QueryNode& query, const Snapshot& snapshot);

}  // namespace dateline
