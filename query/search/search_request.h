#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/release/release.h"
#include "query/rank/expansion.h"
#include "query/rank/ranking.h"
#include "query/result/counts.h"
#include "query/result/facets.h"
#include "query/syntax/date_period.h"
#include "query/syntax/query_tree.h"
#include "query/syntax/synonyms.h"

namespace dateline {

/// Which of several copies represents them.
enum class Lead : std::uint8_t {
  first,    ///< the one with the earliest date
  longest,  ///< the one with the longest body, or the earliest of these
};

/// A search request.
struct SearchRequest {
  std::string text;
  bool plain_words = false;  ///< no operators; any word may match
  bool any = false;          ///< any of the words may match, not all must
  bool exact = false;        ///< no stems
  std::string similar_to;    ///< if set, only releases similar to the one with this id
  std::string similar_dump;  ///< its dump; empty if the id is unambiguous
  bool expand = false;       ///< also rank by (and with `any`, match) words of the best matches
  ExpansionModel expansion;
  bool correct = false;                      ///< search for the suggested spelling, if any
  bool count_clauses = false;                ///< count each clause even if something matches
  std::optional<LanguageId> language;        ///< language of the words, instead of the archive's
  std::shared_ptr<const Synonyms> synonyms;  ///< none if null
  Date today;                                ///< the base of relative dates
  DatePeriod period;  ///< only releases in this period, in addition to the text
  RankingOptions ranking;
  double time_limit = 0;  ///< seconds after which a search stops; 0 for none
  bool collapse = true;   ///< collapse copies of a release
  Lead lead = Lead::first;
  std::size_t offset = 0;
  std::size_t limit = 10;
  bool first_and_last = false;           ///< find the first and last day of all matches
  std::vector<FacetKind> facets;         ///< count all matches by these facets
  std::vector<FacetPair> tables;         ///< and by both facets of these
  std::optional<TimelineUnit> timeline;  ///< count all matches by these periods
  bool explain = false;                  ///< explain each score
  bool concordance = false;              ///< show every match in context
  bool mark_bodies = false;              ///< find every match in the body
  /// Keeps only those releases within the limit, and their copies, for which it returns true; keeps
  /// all if not set. It is called again if a search is repeated. If set, the digest of the body is
  /// available to it and in the hits.
  std::function<bool(const Release&)> wanted;
};

/// A parsed request, independent of any index.
struct UnderstoodQuery {
  QueryNode root;             ///< the words with their synonyms, in the requested period
  std::string text;           ///< the words alone, in query syntax
  DatePeriod period;          ///< the intersection of all periods
  bool alternatives = false;  ///< any of the words may match, with no restricting clause
  std::vector<std::string> notes;
};

/// Parses the words of a request, in the given language if the request names none. Error usage for
/// an unknown field or impossible dates.
Result<UnderstoodQuery> understand(const SearchRequest& request, LanguageId language);

}  // namespace dateline
