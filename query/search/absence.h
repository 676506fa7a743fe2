#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/release/release.h"
#include "common/support/result.h"
#include "query/search/lookup.h"
#include "query/search/search_request.h"
#include "query/search/searcher.h"

namespace dateline {

/// Whether a release passes one of the clauses, all of which it must pass.
struct ClauseVerdict {
  std::string text;  ///< as parsed; excluded clauses start with NOT
  bool lets_through = false;
};

/// Why a release is not among the results of a request, or where among them it is.
struct Absence {
  Release release;
  std::vector<ClauseVerdict> clauses;
  bool found = false;           ///< it passes all clauses
  std::size_t rank = 0;         ///< from 1; of its group, if copies are collapsed
  double score = 0;             ///< of the best-ranked of its copies
  std::optional<Release> lead;  ///< the copy it is collapsed into
  bool shown = false;           ///< its rank is in the requested range
  bool timed_out = false;       ///< missing only because of the time limit
};

/// Explains the absence of each release that a reference means (lookup.h); empty if the index has
/// none. Ranks all matches of the query without a time limit. Errors: see Snapshot::release.
Result<std::vector<Absence>> explain_absence(Searcher& searcher, const SearchRequest& request,
                                             const Reference& reference);

}  // namespace dateline
