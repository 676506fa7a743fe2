#pragma once

#include <xapian.h>

#include <cstddef>
#include <span>
#include <unordered_map>
#include <vector>

#include "query/rank/ranking.h"
#include "query/retrieve/retriever.h"
#include "query/retrieve/value_column.h"

namespace dateline {

/// Maximum number of days between the dates of near copies. Beyond it, nearly equal texts are
/// routine releases for different occasions, not copies.
inline constexpr std::uint64_t most_days_between_copies = 7;

/// Releases with the same text, at the rank of the best one.
struct CopyGroup {
  RankedDocument best;
  std::vector<Xapian::docid> copies;  ///< all other matches, by date
};

/// All matches of a query, grouped by copies.
class GroupedMatches {
 public:
  /// `groups` are those of more than one document, among `count` matches.
  GroupedMatches(std::vector<std::vector<Xapian::docid>> groups, std::size_t count);

  /// The number of groups, including those of a single document.
  std::size_t distinct() const { return distinct_; }

  /// The groups of some matches, by rank; a group has the rank of its best member or, where they
  /// are ranked by date, of its earliest, by whose date it is known.
  std::vector<CopyGroup> collapse(std::span<const RankedDocument> ranked, bool by_date) const;

 private:
  std::vector<std::vector<Xapian::docid>> groups_;
  std::unordered_map<Xapian::docid, std::size_t> group_of_;
  std::size_t distinct_;
};

/// Finds copies. Two releases are copies if they have the same words (exact), or close fingerprints
/// and dates within most_days_between_copies or none (near); see near_terms.h. Not thread-safe. May
/// throw Xapian's exceptions: call it in guard().
class CopyCollapser {
 public:
  /// The retriever must outlive it. Over servers, what is grouped must be the matches fetched last.
  explicit CopyCollapser(Retriever& retriever);

  /// Groups the matches of a query: from the earliest to the latest and undated ones, each that is
  /// not in a group yet starts one and takes its copies. Groups thus depend on what matches and not
  /// on how it is ranked, so all orders and pages of results, and the counts, agree.
  GroupedMatches group(std::span<const Xapian::docid> matches);

  bool are_copies(Xapian::docid a, Xapian::docid b);

  /// Readies the releases that a query finds for are_copies().
  void prepare(const IndexQuery& query);

  /// All copies of a release in the index, by document id.
  std::vector<Xapian::docid> copies_of(Xapian::docid document);

 private:
  std::vector<std::uint64_t> fingerprints_of(std::span<const Xapian::docid> documents);
  std::vector<Xapian::docid> with_copies(std::span<const Xapian::docid> matches);

  Retriever& retriever_;
  DayColumn& days_;
  ValueColumn exact_;
  ValueColumn near_;
};

}  // namespace dateline
