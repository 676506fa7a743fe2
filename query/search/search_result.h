#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/release/release.h"
#include "query/explain/score_explanation.h"
#include "query/result/concordance.h"
#include "query/result/facets.h"
#include "query/result/snippet.h"
#include "query/result/timeline.h"
#include "query/search/stage_times.h"
#include "query/suggest/clause_counts.h"
#include "query/syntax/date_period.h"

namespace dateline {

/// Where the words of a query occur in a release.
enum class FoundIn : std::uint8_t {
  body,
  title,  ///< in the title but not in the body
  field,  ///< in neither: it matched by a field, a date or an excluded word
};

std::string_view to_string(FoundIn place);

/// Another copy of a release that also matches.
struct Copy {
  std::string id;
  std::string title;
  std::optional<Date> date;
  std::string source;
  Origin origin;
  std::string body_digest;  ///< as in Release
  bool exact = false;       ///< the same words, rather than nearly the same
};

/// A matching release, and why it matches.
struct Hit {
  std::size_t rank = 0;  ///< from 1
  Xapian::docid document = 0;
  double score = 0;    ///< if copies are collapsed, of the best-ranked one
  double recency = 0;  ///< the recency part of the score
  Release release;
  MarkedText title;
  MarkedText snippet;
  FoundIn found_in = FoundIn::body;
  std::vector<ConcordanceLine> concordance;     ///< if requested
  std::vector<Copy> copies;                     ///< its other copies that match, by date
  std::optional<ScoreExplanation> explanation;  ///< if requested
};

/// The answer to one query.
struct SearchResult {
  std::string id;          ///< of a query in a batch; otherwise empty
  std::string query;       ///< as typed
  std::string understood;  ///< as parsed
  DatePeriod period;       ///< the intersection of all requested periods
  std::size_t offset = 0;
  std::size_t count = 0;  ///< matching releases, including copies
  bool count_exact = true;
  bool collapsed = false;               ///< copies are collapsed
  std::optional<std::size_t> distinct;  ///< matches without copies, if all were collapsed
  bool timed_out = false;
  std::optional<Date> first;  ///< earliest and latest day of all matches, if requested
  std::optional<Date> last;
  std::vector<Facet> facets;
  std::optional<Timeline> timeline;
  std::vector<Hit> hits;
  std::string suggestion;            ///< what the query may mean, if little was found
  std::vector<ClauseCount> clauses;  ///< if nothing was found, or if requested
  std::vector<std::string> notes;    ///< for the user: how the query was interpreted
  StageTimes times;                  ///< except rendering, which comes later
};

}  // namespace dateline
