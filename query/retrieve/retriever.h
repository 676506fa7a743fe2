#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "common/database/snapshot.h"
#include "common/support/deadline.h"
#include "query/retrieve/document_lengths.h"
#include "query/retrieve/index_query.h"
#include "query/retrieve/matches.h"
#include "query/retrieve/relevance.h"
#include "query/retrieve/remote_matches.h"
#include "query/retrieve/value_column.h"

namespace dateline {

/// Finds what queries match in a snapshot, which must outlive it: by the posting lists of indexes
/// that are here, or by asking Xapian if one is on a server. Not thread-safe. May throw Xapian's
/// exceptions: call it in guard().
class Retriever {
 public:
  explicit Retriever(const Snapshot& snapshot);

  /// All matches. Those found until the deadline, if any: it must then be asked whether it passed.
  /// Servers know of no deadline.
  Matches find(const IndexQuery& query, const RelevanceModel& model = {},
               Deadline* deadline = nullptr);

  /// The same of a few documents of the snapshot alone, in ascending order.
  Matches find_among(const std::vector<Xapian::docid>& documents, const IndexQuery& query,
                     const RelevanceModel& model = {});

  /// Like find(), but over servers the values of the matches can be read afterwards.
  Matches fetch(const IndexQuery& query, const RelevanceModel& model, Deadline* deadline);

  const Snapshot& snapshot() const { return snapshot_; }
  /// Null if all shards are here.
  RemoteMatches* remote() { return remote_ ? &*remote_ : nullptr; }
  DayColumn& days() { return days_; }

 private:
  Matches find_here(const IndexQuery& query, const RelevanceModel& model, Deadline* deadline,
                    const std::vector<Xapian::docid>* within);

  const Snapshot& snapshot_;
  std::optional<RemoteMatches> remote_;
  DayColumn days_;
  std::vector<DocumentLengths> lengths_;  ///< by shard; empty over servers
};

}  // namespace dateline
