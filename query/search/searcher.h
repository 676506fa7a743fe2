#pragma once

#include "common/database/snapshot.h"
#include "common/support/deadline.h"
#include "common/support/result.h"
#include "query/rank/copies.h"
#include "query/rank/ranking.h"
#include "query/retrieve/retriever.h"
#include "query/search/lookup.h"
#include "query/search/search_request.h"
#include "query/search/search_result.h"
#include "query/syntax/query_builder.h"

namespace dateline {

/// A request, parsed and built for the index.
struct PreparedQuery {
  UnderstoodQuery understood;
  QueryBuilder::Built built;
};

/// The groups of copies at the requested ranks.
struct ResultPage {
  std::vector<CopyGroup> groups;
  std::vector<Xapian::docid> matches;  ///< by document id
  bool complete = true;                ///< false if there may be more matches
  std::size_t distinct = 0;            ///< as in SearchResult
};

/// Answers queries over one snapshot: parses, matches, ranks and reads the results. Keeps date
/// columns and stemmers for the next query. Not thread-safe.
class Searcher {
 public:
  explicit Searcher(Snapshot snapshot);
  Searcher(const Searcher&) = delete;
  Searcher& operator=(const Searcher&) = delete;

  Result<SearchResult> search(const SearchRequest& request);

  /// The same, but the sink takes the hits; the result has none.
  Result<SearchResult> search(const SearchRequest& request, ResultSink& sink);

  /// Every release that each reference means (lookup.h), whole, with the words of the request
  /// marked in title and body.
  Result<std::vector<std::vector<Hit>>> show(const std::vector<Reference>& references,
                                             const SearchRequest& words);

  /// All copies in the index of the releases that a reference means.
  Result<std::vector<Copy>> copies_of(const Reference& reference);

  /// Where each of the releases that a reference means is in its dump.
  Result<std::vector<IndexedRecord>> records_of(const Reference& reference) const;

  const Snapshot& snapshot() const { return snapshot_; }
  Retriever& retriever() { return retriever_; }

  /// The steps of a search, used to explain results. They may throw Xapian's exceptions.
  Result<PreparedQuery> prepare(const SearchRequest& request, std::optional<Deadline>& deadline);
  ResultPage page(const PreparedQuery& prepared, const SearchRequest& request,
                  std::optional<Deadline>& deadline, StageClock& clock);

 private:
  /// What a search found, before the releases are read.
  struct Found {
    SearchResult result;
    QueryBuilder::Built built;
    std::vector<CopyGroup> groups;
  };

  Result<SearchResult> run(const SearchRequest& request, ResultSink* sink);
  Result<Found> find(const SearchRequest& request, std::optional<Deadline>& deadline,
                     StageClock& clock);
  /// Reads the releases found, for the sink or, if there is none, into the result.
  Result<void> read(Found& found, const SearchRequest& request, StageClock& clock,
                    ResultSink* sink);
  /// Expands a query with words of its best matches.
  void expand(QueryBuilder::Built& built, const SearchRequest& request, bool widen,
              std::optional<Deadline>& deadline);
  /// Restricts a query to releases similar to the one that the request names.
  Result<void> add_similar(QueryBuilder::Built& built, const SearchRequest& request);

  /// Counts matches by the requested facets and periods.
  Result<void> count_by(const std::vector<Xapian::docid>& matches, const SearchRequest& request,
                        std::optional<Deadline>& deadline, SearchResult& result);

  /// Explains the score of each group.
  Result<std::vector<ScoreExplanation>> explain(const QueryBuilder::Built& built,
                                                const RelevanceModel& model,
                                                const std::vector<CopyGroup>& groups);

  Result<void> drop_unwanted(std::vector<CopyGroup>& groups, const SearchRequest& request);
  std::string digest_of(Xapian::docid document);

  bool finds_more(const std::string& text, SearchRequest request, std::optional<Deadline>& deadline,
                  std::size_t count);
  /// If little or nothing was found, suggests a spelling and shows which clause is to blame.
  void suggest(const QueryNode& query, const SearchRequest& request,
               std::optional<Deadline>& deadline, SearchResult& result);

  Snapshot snapshot_;
  QueryBuilder builder_;
  Retriever retriever_;
  Ranker ranker_;
  CopyCollapser collapser_;
};

}  // namespace dateline
