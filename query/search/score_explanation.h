#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/rank/ranking.h"
#include "query/retrieve/retriever.h"
#include "query/syntax/query_builder.h"

namespace dateline {

/// The weight that a query gives to each of a few documents, except those it does not match. May
/// throw Xapian's exceptions: call it in guard().
std::unordered_map<Xapian::docid, double> document_weights(Retriever& retriever,
                                                           const IndexQuery& query,
                                                           std::vector<Xapian::docid> documents,
                                                           const RelevanceModel& model = {});

/// How often something occurs in a part of a release.
struct PlaceCount {
  std::string_view place;  ///< the name of a field or of a zone of the body
  std::size_t count = 0;
};

/// What a word, phrase or NEAR clause of a query adds to the score of a release.
struct ScorePart {
  std::string text;                ///< as typed; for expansion words, the stem
  std::vector<std::string> stems;  ///< by which it was searched
  double share = 0;                ///< 0 if it occurs only in contacts and the like
  std::vector<PlaceCount> places;
};

/// The parts that add up to the score of a release.
struct ScoreExplanation {
  std::string id;    ///< of the release scored: the best-ranked one if copies are collapsed
  std::string file;  ///< its dump
  std::vector<ScorePart> parts;
  double recency = 0;
  double nearness = 0;                  ///< for words next to each other
  std::vector<std::string> pairs = {};  ///< these words
};

/// Explains the scores that ranking by `query` produced. The weight of each part comes from the
/// index, for these documents only, so that parts, nearness and recency add up to the score.
/// Errors: see Snapshot::release. May throw Xapian's exceptions: call it in guard().
Result<std::vector<ScoreExplanation>> explain_scores(Retriever& retriever,
                                                     const QueryBuilder::Built& query,
                                                     const std::vector<RankedDocument>& documents,
                                                     const RelevanceModel& model = {});

}  // namespace dateline
