#pragma once

#include <cstddef>
#include <vector>

#include "common/database/checked_database.h"
#include "query/retrieve/index_query.h"

namespace dateline {

/// Places of the parts of a query that must all match, in the order in which to look for them: what
/// needs no texts first, and of that, what fewest releases can match. May throw Xapian's
/// exceptions.
std::vector<std::size_t> evaluation_order(const IndexQueries& parts,
                                          const CheckedDatabase& database);

}  // namespace dateline
