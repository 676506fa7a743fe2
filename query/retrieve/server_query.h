#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <vector>

#include "common/database/snapshot.h"
#include "query/retrieve/index_query.h"
#include "query/retrieve/matches.h"
#include "query/retrieve/relevance.h"

namespace dateline {

/// A query as Xapian's own servers understand it, which run none of our code. Of what reads texts,
/// all candidates match, and none is excluded.
Xapian::Query server_query(const IndexQuery& query);

/// All matches of a query. May throw Xapian's exceptions, as all that follows.
Matches server_matches(const Snapshot& snapshot, const IndexQuery& query,
                       const RelevanceModel& model);

/// The same of a few documents alone, in ascending order.
Matches server_matches_among(const Snapshot& snapshot, const std::vector<Xapian::docid>& documents,
                             const IndexQuery& query, const RelevanceModel& model);

/// Reads texts from servers for the parts of a query that need them: the best of those that the
/// whole query finds. Then these parts name the releases that passed. The snapshot must outlive it.
class ServerTexts {
 public:
  explicit ServerTexts(const Snapshot& snapshot) : snapshot_(snapshot) {}

  /// Reads up to `most` texts for each part of a query.
  void read(const IndexQuery& query, const RelevanceModel& model, Xapian::doccount most);

  /// The query, or one that has parts of it, with what was read.
  IndexQuery resolved(const IndexQuery& query) const;

  /// Whether there were no more candidates than were read, and all that passed could be named.
  bool complete() const { return complete_; }

 private:
  void read_part(const IndexQuery& whole, const PassingTexts& part, const RelevanceModel& model,
                 Xapian::doccount most, std::vector<std::string>& passed);

  const Snapshot& snapshot_;
  std::map<const IndexNode*, std::vector<std::string>> passed_;  ///< terms of the ids of releases
  bool complete_ = true;
};

}  // namespace dateline
