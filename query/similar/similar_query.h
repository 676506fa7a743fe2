#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/database/snapshot.h"
#include "common/support/result.h"
#include "query/rank/copies.h"
#include "query/rank/expansion.h"

namespace dateline {

/// What finds the releases like one of the index, without itself and its copies.
struct SimilarQuery {
  Xapian::Query query;
  Expansion expansion;             ///< the stems that it weighs
  std::vector<std::string> words;  ///< the same as the release has them, the weightiest first
  std::string release;             ///< the one that others are like, for people: title and day
};

/// Makes such a query of the 20 stems that tell the release with that id from all others
/// (own_stems), each weighed by how much it does. A release must have two of the first eight:
/// nearly every one has some of them all. `dump` chooses of several releases with the id. Errors:
/// input where no release has it, or where several have it that are not copies of each other. May
/// throw Xapian's exceptions: call it in guard().
Result<SimilarQuery> similar_query(const Snapshot& snapshot, CopyFolder& folder,
                                   const std::string& id, const std::string& dump = {});

}  // namespace dateline
