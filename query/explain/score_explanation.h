#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/database/snapshot.h"
#include "query/rank/ranking.h"
#include "query/syntax/query_builder.h"

namespace dateline {

/// How often something stands in a part of a release.
struct PlaceCount {
  std::string_view place;  ///< the name of a field or of a zone of the body
  std::size_t count = 0;
};

/// What a word, phrase or nearness of a query adds to the score of a release that it matches.
struct ScorePart {
  std::string text;                ///< as it was typed, or for words of an expansion the stem
  std::vector<std::string> stems;  ///< that it was looked for by
  double share = 0;                ///< 0 where it stands only in contacts and the like
  std::vector<PlaceCount> places;
};

/// What the score of a release is the sum of.
struct ScoreExplanation {
  std::string id;    ///< whose score it is: where copies were folded, of the one that ranks best
  std::string file;  ///< its dump
  std::vector<ScorePart> parts;
  double recency = 0;
  double nearness = 0;
};

/// Explains the scores that ranking by `query` gave. The weight of each part is asked of the index,
/// for these documents alone, so that parts, recency and nearness add up to the score. Errors as
/// of Snapshot::release. May throw Xapian's exceptions: call it in guard().
Result<std::vector<ScoreExplanation>> explain_scores(const Snapshot& snapshot,
                                                     const QueryBuilder::Built& query,
                                                     const std::vector<RankedDocument>& documents);

}  // namespace dateline
