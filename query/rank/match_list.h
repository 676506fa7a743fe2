#pragma once

#include <xapian.h>

#include <memory>
#include <vector>

#include "common/database/snapshot.h"
#include "query/rank/match_weight.h"

namespace dateline {

/// Every document that a query matches, noted while Xapian ranks the first of them: so postings are
/// read once for both. Not thread-safe.
class MatchList {
 public:
  /// The shards and `lengths`, which is told of each match, must outlive it.
  MatchList(const Shards& shards, MatchLengths& lengths) : shards_(&shards), lengths_(&lengths) {}

  /// A query with the same matches and weights that notes all its matches, however few of them
  /// Enquire::get_mset() returns. It has to be the whole query, with a weighting scheme other than
  /// Xapian::BoolWeight, for which Xapian drops what only weighs.
  Xapian::Query noting(const Xapian::Query& query);

  /// Those noted, in ascending order.
  std::vector<Xapian::docid> take();

 private:
  const Shards* shards_;
  MatchLengths* lengths_;
  std::shared_ptr<std::vector<Xapian::docid>> documents_ =
      std::make_shared<std::vector<Xapian::docid>>();
};

}  // namespace dateline
