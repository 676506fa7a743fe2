#pragma once

#include <xapian.h>

#include <span>
#include <vector>

#include "common/database/snapshot.h"
#include "query/rank/ranking.h"
#include "query/rank/value_column.h"

namespace dateline {

/// Maximum number of days between the dates of near copies. Beyond it, nearly equal texts are
/// routine releases for different occasions, not copies.
inline constexpr std::uint64_t most_days_between_copies = 7;

/// Releases with the same text, at the rank of the best one.
struct CopyGroup {
  RankedDocument best;
  std::vector<Xapian::docid> copies;  ///< all other matches, by document id
};

/// Groups copies. Two releases are copies if they have the same words (exact), or close
/// fingerprints and dates within most_days_between_copies or none (near); see near_terms.h. Going
/// down the ranks, each release that is not in a group yet starts one and takes all its copies
/// among the matches, wherever they rank. A group thus depends only on the groups above it, and
/// pages of results neither repeat nor lose a release. Not thread-safe.
class CopyCollapser {
 public:
  /// The snapshot must outlive it.
  explicit CopyCollapser(const Snapshot& snapshot);

  /// `ranked` starts at the first rank. May throw Xapian's exceptions: call it in guard().
  std::vector<CopyGroup> collapse(const Xapian::Query& query,
                                  std::span<const RankedDocument> ranked);

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
