#pragma once

#include "common/database/snapshot.h"
#include "common/support/result.h"
#include "query/rank/copies.h"
#include "query/rank/deadline.h"
#include "query/rank/ranking.h"
#include "query/search/original.h"
#include "query/search/search_request.h"
#include "query/search/search_result.h"
#include "query/search/understood_query.h"
#include "query/syntax/query_builder.h"

namespace dateline {

/// A request as the index is asked.
struct PreparedQuery {
  UnderstoodQuery understood;
  QueryBuilder::Built built;
};

/// The groups of copies at the ranks that a request asks for.
struct ResultPage {
  std::vector<CopyGroup> groups;
  std::size_t count = 0;
  bool count_exact = true;
  std::optional<std::size_t> distinct;  ///< as in SearchResult
  ReadTexts texts;                      ///< what was read of them on the way
};

/// Answers queries over one snapshot: parse, ask, rank, read what was found. What it learns (date
/// columns, stemmers) is kept for the next query. Not thread-safe.
class Searcher {
 public:
  explicit Searcher(Snapshot snapshot);
  Searcher(const Searcher&) = delete;
  Searcher& operator=(const Searcher&) = delete;

  Result<SearchResult> search(const SearchRequest& request);

  /// Every release with that id, in one dump or, where none is named, in all.
  Result<std::vector<Release>> releases_with_id(const std::string& id,
                                                const std::string& dump = {}) const;

  /// Where each of them lies.
  Result<std::vector<IndexedRecord>> records_with_id(const std::string& id,
                                                     const std::string& dump = {}) const;

  const Snapshot& snapshot() const { return snapshot_; }

  /// The steps of a search, for what explains one. They may throw Xapian's exceptions.
  Result<PreparedQuery> prepare(const SearchRequest& request, std::optional<Deadline>& deadline);
  ResultPage page(const PreparedQuery& prepared, const SearchRequest& request,
                  std::optional<Deadline>& deadline, StageClock& clock);

 private:
  Result<SearchResult> search_as_typed(const SearchRequest& request,
                                       std::optional<Deadline>& deadline);
  /// Adds to a query the words of the releases that match it best.
  void expand(QueryBuilder::Built& built, const SearchRequest& request, bool widen,
              std::optional<Deadline>& deadline) const;
  /// Leaves of what a query finds the releases like the one that the request names.
  Result<void> add_similar(QueryBuilder::Built& built, const SearchRequest& request);

  /// Counts all that the query finds by what the request asks for.
  void count_all(const Xapian::Query& query, const SearchRequest& request,
                 std::optional<Deadline>& deadline, SearchResult& result) const;

  /// Says of each hit, which are those of the groups, what its score is the sum of.
  Result<void> explain(const QueryBuilder::Built& built, const std::vector<CopyGroup>& groups,
                       SearchResult& result) const;

  Result<void> drop_unwanted(std::vector<CopyGroup>& groups, const SearchRequest& request) const;
  std::string digest_of(Xapian::docid document) const;

  /// Where little or nothing was found, says what else to ask for and which clause is to blame.
  void suggest(const QueryNode& query, const SearchRequest& request,
               std::optional<Deadline>& deadline, SearchResult& result);

  Snapshot snapshot_;
  QueryBuilder builder_;
  Ranker ranker_;
  CopyFolder folder_;
};

}  // namespace dateline
