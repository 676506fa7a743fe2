#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/release/release.h"
#include "common/support/result.h"
#include "query/search/search_request.h"
#include "query/search/searcher.h"

namespace dateline {

/// One of the clauses that must all let a release through.
struct ClauseVerdict {
  std::string text;  ///< as it was understood; excluded ones begin with NOT
  bool lets_through = false;
};

/// Why a release is not among the results that a request shows, or where among them it is.
struct Absence {
  Release release;
  std::vector<ClauseVerdict> clauses;
  bool found = false;           ///< all of them let it through
  std::size_t rank = 0;         ///< from 1; of its copies where they are folded
  double score = 0;             ///< of the one of its copies that ranks best
  std::optional<Release> lead;  ///< the copy that it is folded under
  bool shown = false;           ///< its rank is among those asked for
  bool timed_out = false;       ///< it would be shown, had the time limit not ended the search
};

/// Explains it for each release with that id; none where the index has none. Ranks all that the
/// query finds, without a time limit. Errors as of Snapshot::release.
Result<std::vector<Absence>> explain_absence(Searcher& searcher, const SearchRequest& request,
                                             const std::string& id);

}  // namespace dateline
