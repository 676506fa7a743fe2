#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "common/database/snapshot.h"
#include "common/support/deadline.h"
#include "query/retrieve/document_lengths.h"
#include "query/retrieve/index_query.h"
#include "query/retrieve/matches.h"
#include "query/retrieve/relevance.h"
#include "query/retrieve/value_column.h"

namespace dateline {

/// Finds what queries match in one shard that is here, a part of a query after the other; of what
/// is sought within other matches, only the chunks of posting lists that may hold them are decoded.
/// With a deadline, a query that reads texts is evaluated for some of its candidates after the
/// other, in their order; what its other parts match is found once for all of them. Once the
/// deadline has passed, the matches end where all parts had been read. Not thread-safe. All must
/// outlive it. May throw Xapian's exceptions.
class Evaluator {
 public:
  using Documents = std::vector<Xapian::docid>;

  Evaluator(const Snapshot& snapshot, std::size_t shard, const Relevance& relevance,
            DocumentLengths& lengths, DayColumn& days, Deadline* deadline)
      : snapshot_(snapshot),
        shard_(shard),
        relevance_(relevance),
        lengths_(lengths),
        days_(days),
        deadline_(deadline) {}

  /// The matches, by their ids in the shard; of these documents alone where they are not null, in
  /// ascending order.
  Matches matches(const IndexQuery& query, const Documents* within = nullptr);

 private:
  /// What a part is sought in, and whether its weights are wanted.
  struct Scope {
    const Documents* within = nullptr;
    bool weighs = true;
  };

  Matches find(const IndexQuery& query, const Scope& scope);
  Matches find_once(const IndexQuery& query, const Scope& scope);
  Matches find(const AllReleases& all, const Scope& scope);
  Matches find(const AnyTerm& any, const Scope& scope);
  Matches find(const DaysBetween& period, const Scope& scope);
  Matches find(const WeighedWord& word, const Scope& scope);
  Matches find(const FixedTerm& fixed, const Scope& scope);
  Matches find(const PassingTexts& passing, const Scope& scope);
  Matches find(const ScaledQuery& scaled, const Scope& scope);
  Matches find(const JoinedQuery& joined, const Scope& scope);
  Matches find_all(const IndexQueries& parts, const Scope& scope);
  Matches find_many(const std::vector<std::string>& terms, const Scope& scope);

  /// Calls `take` with each posting of a term in ascending order, of the documents sought.
  template <typename Take>
  void for_each_posting(const std::string& term, const Documents* within, const Take& take);

  std::size_t most_matches(const std::string& term, const Scope& scope) const;

  Xapian::docid joined(Xapian::docid document) const {
    return joined_id(shard_, document, snapshot_.database().shards());
  }

  /// What was found of the documents that were looked at.
  Matches until_end(Matches&& found) const;

  /// Whether the deadline has passed before `document` was looked at.
  bool is_late(Xapian::docid document);

  const Snapshot& snapshot_;
  std::size_t shard_;
  const Relevance& relevance_;
  DocumentLengths& lengths_;
  DayColumn& days_;
  Deadline* deadline_;
  bool reads_texts_ = true;  ///< else what reads texts matches all candidates and excludes none
  bool in_slices_ = false;   ///< whether slices of the candidates are looked at
  Matches candidates_;
  std::map<const IndexNode*, Matches> kept_;  ///< of parts that read no text, among the candidates
  Xapian::docid end_ = 0;                     ///< the first document not looked at
};

}  // namespace dateline
