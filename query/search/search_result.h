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

/// Where the words of a query stand in a release.
enum class FoundIn : std::uint8_t {
  body,
  title,  ///< in the title and not in the body
  field,  ///< in neither: a field, a date or an excluded word decided
};

std::string_view to_string(FoundIn place);

/// A copy of a release that was found, too.
struct Copy {
  std::string id;
  std::string title;
  std::optional<Date> date;
  std::string source;
  Origin origin;
  std::string body_digest;  ///< as of Release
  bool exact = false;       ///< the same words, not nearly
};

/// A release found, and why.
struct Hit {
  std::size_t rank = 0;  ///< from 1
  Xapian::docid document = 0;
  double score = 0;    ///< where copies were folded, of the one that ranks best
  double recency = 0;  ///< its part of the score
  Release release;
  MarkedText title;
  MarkedText snippet;
  FoundIn found_in = FoundIn::body;
  std::vector<ConcordanceLine> concordance;     ///< where asked for
  std::vector<Copy> copies;                     ///< its copies that the query finds, too, by date
  std::optional<ScoreExplanation> explanation;  ///< where asked for
};

/// The answer to one query.
struct SearchResult {
  std::string id;          ///< of a query in a batch, else empty
  std::string query;       ///< as typed
  std::string understood;  ///< as it was parsed
  DatePeriod period;       ///< the days that the query and what is asked beside it leave
  std::size_t offset = 0;
  std::size_t count = 0;  ///< releases that match, copies counted
  bool count_exact = true;
  bool folded = false;                  ///< copies were put together
  std::optional<std::size_t> distinct;  ///< the same without copies, where all of them were folded
  bool timed_out = false;
  std::optional<Date> first;  ///< the earliest and latest day of all that match, where asked for
  std::optional<Date> last;
  std::vector<Facet> facets;
  std::optional<Timeline> timeline;
  std::vector<Hit> hits;
  std::string suggestion;  ///< the query as it may be meant, where little was found; else empty
  std::vector<ClauseCount> clauses;  ///< where nothing was found, or where asked for
  std::vector<std::string> notes;    ///< what the user should know about how the query was taken
  StageTimes times;                  ///< but for rendering, which comes later
};

}  // namespace dateline
