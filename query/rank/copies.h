#pragma once

#include <xapian.h>

#include <span>
#include <vector>

#include "common/database/snapshot.h"
#include "query/rank/ranking.h"
#include "query/rank/value_column.h"

namespace dateline {

/// Days between the dates of near copies at most. Beyond it, nearly equal texts are what an office
/// writes anew for each occasion, not copies.
inline constexpr std::uint64_t most_days_between_copies = 7;

/// Releases of one text, by the rank of the best.
struct CopyGroup {
  RankedDocument best;
  std::vector<Xapian::docid> copies;  ///< all but the best that match, too, by document id
};

/// Puts copies together. A release is a copy of another that has the same words (exact), or a close
/// fingerprint and a date within most_days_between_copies or none (near); see near_terms.h. Going
/// down the ranks, each release that is in no group yet begins one and takes all its copies that
/// the query finds, wherever they rank. So a group depends only on what ranks above it, and pages
/// of results neither repeat nor lose one. Not thread-safe.
class CopyFolder {
 public:
  /// The snapshot outlives it.
  explicit CopyFolder(const Snapshot& snapshot);

  /// `ranked` begins at the first rank. May throw Xapian's exceptions: call it in guard().
  std::vector<CopyGroup> fold(const Xapian::Query& query, std::span<const RankedDocument> ranked);

  bool are_copies(Xapian::docid a, Xapian::docid b);

 private:
  std::vector<std::vector<Xapian::docid>> copies_of(std::span<const RankedDocument> documents);
  std::vector<Xapian::docid> found_beside(const Xapian::Query& query,
                                          std::span<const Xapian::docid> documents);

  const Snapshot& snapshot_;
  ValueColumn exact_;
  ValueColumn near_;
  ValueColumn days_;
};

}  // namespace dateline
