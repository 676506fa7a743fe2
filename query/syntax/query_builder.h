#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/database/snapshot.h"
#include "common/text/stemmer.h"
#include "query/match/word_finder.h"
#include "query/retrieve/relevance.h"
#include "query/syntax/query_tree.h"
#include "query/syntax/weighed_query.h"

namespace dateline {

/// Turns parsed queries into queries of the index, for the words and languages of one snapshot. Not
/// thread-safe. The snapshot must outlive it and what it builds. May throw Xapian's exceptions:
/// call it in guard().
class QueryBuilder {
 public:
  explicit QueryBuilder(const Snapshot& snapshot);

  /// The result of build().
  struct Built {
    std::optional<IndexQuery> query;  ///< empty if the query has no words
    std::vector<WeighedQuery> parts;  ///< the parts of its weight
    MatchedWords matched;
    std::vector<std::string> notes;  ///< for the user: what was truncated
    bool complete = true;            ///< false if it may miss some matches
  };
  struct Options {
    std::optional<LanguageId> language = {};  ///< to stem words for; else for those of the archive
    RelevanceModel relevance = {};
  };
  Built build(const QueryNode& node, const Options& options);

 private:
  const Snapshot& snapshot_;
  std::vector<Stemmer> stemmers_;  ///< of the languages of the archive
  std::optional<Stemmer> asked_stemmer_;
};

}  // namespace dateline
