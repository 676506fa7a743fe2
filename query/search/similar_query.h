#pragma once

#include <string>
#include <vector>

#include "common/database/snapshot.h"
#include "common/support/result.h"
#include "query/rank/copies.h"
#include "query/rank/expansion.h"
#include "query/retrieve/index_query.h"
#include "query/search/lookup.h"

namespace dateline {

/// A query for the releases similar to one release, excluding itself and its copies.
struct SimilarQuery {
  IndexQuery query;
  Expansion expansion;             ///< the weighted stems
  std::vector<std::string> words;  ///< the same stems as words of the release, by descending weight
  std::string release;             ///< title and day of the given release, for display
};

/// Builds such a query from the 20 stems that best distinguish the release with this id from all
/// others (own_stems), by weight. A release must have two of the first eight, since almost every
/// release has at least one of the 20. Errors: input if no release has the id, or if several have
/// it that are not copies of each other. May throw Xapian's exceptions: call it in guard().
Result<SimilarQuery> similar_query(const Snapshot& snapshot, CopyCollapser& collapser,
                                   const Reference& similar_to);

}  // namespace dateline
