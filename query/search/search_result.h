#pragma once

#include <xapian.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/database/snapshot.h"
#include "common/release/release.h"
#include "common/support/result.h"
#include "query/result/counts.h"
#include "query/result/facets.h"
#include "query/result/snippet.h"
#include "query/search/score_explanation.h"
#include "query/search/suggestions.h"
#include "query/syntax/date_period.h"

namespace dateline {

/// The stages of answering a query, in order.
enum class Stage : std::uint8_t {
  parse,     ///< turning words into an index query
  match,     ///< finding and ranking
  fold,      ///< collapsing copies
  read,      ///< reading and decompressing the stored results
  snippets,  ///< finding the words of the query in them
  render,    ///< writing results in a format
};

inline constexpr std::array<std::string_view, 6> stage_names{"parse", "match",    "fold",
                                                             "read",  "snippets", "render"};

/// Seconds spent on one query in each stage.
struct StageTimes {
  std::array<double, stage_names.size()> seconds{};

  double total() const { return std::accumulate(seconds.begin(), seconds.end(), 0.0); }
};

/// Measures consecutive stages in wall time.
class StageClock {
 public:
  explicit StageClock(StageTimes& times) : times_(times) {}

  /// Adds the time since the last call, or since construction, to this stage.
  void end(Stage stage) {
    const auto now = Clock::now();
    times_.seconds[static_cast<std::size_t>(stage)] +=
        std::chrono::duration<double>(now - since_).count();
    since_ = now;
  }

 private:
  using Clock = std::chrono::steady_clock;

  StageTimes& times_;
  Clock::time_point since_ = Clock::now();
};

/// Where the words of a query occur in a release.
enum class FoundIn : std::uint8_t {
  body,
  title,  ///< in the title but not in the body
  field,  ///< in neither: it matched by a field, a date or an excluded word
};

constexpr std::string_view to_string(FoundIn place) {
  switch (place) {
    case FoundIn::title:
      return "title";
    case FoundIn::field:
      return "field";
    case FoundIn::body:
      break;
  }
  return "body";
}

/// Another copy of a release that also matches.
struct Copy {
  std::string id;
  std::string title;
  std::optional<GradedDate> date;
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
  std::string short_id;  ///< as in short_ids.h; empty without an id
  std::string dump;  ///< its dump as the index knows it, which stays if that moves; may be empty
  MarkedText title;
  MarkedText snippet;
  std::vector<Mark> body_marks;  ///< matches in the whole body, if requested
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
  std::size_t count = 0;     ///< matching releases, including copies
  std::size_t distinct = 0;  ///< groups of copies that they form
  bool count_exact = true;   ///< else both are lower bounds: after a time limit, with missing
                             ///< indexes, or if not all texts or words could be searched
  bool collapsed = false;    ///< copies are collapsed
  bool timed_out = false;
  std::vector<MissingIndex> missing;  ///< indexes that were not searched; the notes name them too
  std::optional<GradedDate> first;    ///< earliest and latest date of all matches, if requested
  std::optional<GradedDate> last;
  std::vector<Facet> facets;
  std::vector<FacetTable> tables;
  std::optional<Timeline> timeline;
  std::vector<Hit> hits;
  std::string suggestion;            ///< what the query may mean, if little was found
  std::vector<ClauseCount> clauses;  ///< if nothing was found, or if requested
  std::vector<std::string> notes;    ///< for the user: how the query was interpreted
  StageTimes times;                  ///< except rendering, which comes later
};

/// Takes the answer to a query in parts, so that nobody has to hold all of it.
class ResultSink {
 public:
  virtual ~ResultSink() = default;
  /// Everything but hits and times, once. An error of either function ends the search.
  virtual Result<void> begin(const SearchResult& result) = 0;
  /// The hits, in order.
  virtual Result<void> hit(Hit&& hit) = 0;
};

}  // namespace dateline
