#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/database/snapshot.h"
#include "common/support/deadline.h"
#include "common/text/stemmer.h"
#include "query/match/text_filter.h"
#include "query/match/word_finder.h"
#include "query/rank/relevance.h"
#include "query/syntax/query_tree.h"
#include "query/syntax/weighed_query.h"

namespace dateline {

/// Turns parsed queries into Xapian queries, for the words and languages of one snapshot. Not
/// thread-safe. The snapshot must outlive it and what it builds. May throw Xapian's exceptions:
/// call it in guard().
class QueryBuilder {
 public:
  explicit QueryBuilder(const Snapshot& snapshot);

  /// The result of build().
  struct Built {
    std::optional<Xapian::Query> query;  ///< empty if the query has no words
    std::vector<WeighedQuery> parts;     ///< the parts of its weight
    MatchedWords matched;
    std::vector<std::string> notes;  ///< for the user: what was truncated
    bool complete = true;            ///< false if it may miss some matches
  };
  struct Options {
    std::optional<LanguageId> language = {};  ///< to stem words for; else for those of the archive
    RelevanceModel relevance = {};
    /// The deadline for reading texts, if any; it must outlive the query.
    Deadline* deadline = nullptr;
  };
  Built build(const QueryNode& node, const Options& options);

 private:
  Built build(const QueryNode& node, std::optional<LanguageId> language, const Relevance& relevance,
              TextFilter& texts);

  const Snapshot& snapshot_;
  std::vector<Stemmer> stemmers_;  ///< of the languages of the archive
  std::optional<Stemmer> asked_stemmer_;
};

}  // namespace dateline
