#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "common/database/snapshot.h"
#include "common/text/stemmer.h"
#include "query/match/matched_words.h"
#include "query/rank/nearness.h"
#include "query/syntax/query_tree.h"
#include "query/syntax/weighed_query.h"

namespace dateline {

/// What the query finds on days of a period; the query itself where that is open at both ends.
Xapian::Query within_period(const Xapian::Query& query, const DatePeriod& period);

/// Turns parsed queries into what Xapian is asked, for the words and languages of one snapshot.
/// Not thread-safe; the snapshot outlives it. May throw Xapian's exceptions: call it in guard().
class QueryBuilder {
 public:
  explicit QueryBuilder(const Snapshot& snapshot);

  /// What build() makes of a query.
  struct Built {
    std::optional<Xapian::Query> query;  ///< nothing where the query has no words
    std::vector<WeighedQuery> parts;     ///< what its weight is made of
    MatchedWords matched;
    WordSequence sequence;           ///< of a short query: the words whose nearness counts
    std::vector<std::string> notes;  ///< for the user: what was cut short
  };
  /// Words are stemmed for that language, else for those of the archive.
  Built build(const QueryNode& node, std::optional<LanguageId> language = {});

 private:
  class Visitor;

  const Snapshot& snapshot_;
  std::vector<Stemmer> stemmers_;  ///< of the languages of the archive
  std::optional<Stemmer> asked_stemmer_;
};

}  // namespace dateline
