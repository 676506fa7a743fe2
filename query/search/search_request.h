#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/release/release.h"
#include "query/rank/ranking.h"
#include "query/result/facets.h"
#include "query/result/timeline.h"
#include "query/syntax/date_period.h"
#include "query/syntax/synonyms.h"

namespace dateline {

/// Which of several copies stands for all.
enum class Lead : std::uint8_t {
  first,    ///< the one with the earliest date
  longest,  ///< the one with the longest body, the earliest of equals
};

/// What is asked of an archive.
struct SearchRequest {
  std::string text;
  bool plain_words = false;    ///< no operators; any word may match
  bool any = false;            ///< words beside each other: any may match
  bool exact = false;          ///< no stems
  std::string similar_to;      ///< where set, only releases like the one with that id
  std::string similar_dump;    ///< the dump that it lies in; empty where the id says enough
  bool expand = false;         ///< rank, and for alternatives find, by words of the best found too
  bool correct = false;        ///< where a spelling is suggested, search for that
  bool count_clauses = false;  ///< count each clause, also where something is found
  std::optional<LanguageId> language;        ///< whose stems words have, instead of the archive's
  std::shared_ptr<const Synonyms> synonyms;  ///< none where it is not set
  Date today;                                ///< what relative dates count from
  DatePeriod period;  ///< only releases of these days, beside what the text asks for
  RankingOptions ranking;
  double time_limit = 0;  ///< seconds, after which a search ends with what it has; 0 for none
  bool fold = true;       ///< put copies of a release together
  Lead lead = Lead::first;
  std::size_t offset = 0;
  std::size_t limit = 10;
  bool exact_count = false;              ///< count all that match, however many
  bool first_and_last = false;           ///< find the first and last day of all that match
  std::vector<FacetKind> facets;         ///< count all that match by these
  std::optional<TimelineUnit> timeline;  ///< and by these periods
  bool explain = false;                  ///< what each score is the sum of
  bool concordance = false;              ///< show every match with what stands around it
  /// Of the releases within the limit, and their copies, only those are kept for which it is true;
  /// none keeps all. It is asked again where a search is repeated. It, and the hits, know the
  /// digest of the body.
  std::function<bool(const Release&)> wanted;

  /// Whether all that match must be looked at.
  bool wants_all() const { return first_and_last || timeline || !facets.empty(); }
};

}  // namespace dateline
