#pragma once

#include <string>

#include "query/search/absence.h"
#include "query/search/search_result.h"

namespace dateline {

/// Names the release, lists which clauses of the query match it, and gives the reason in one
/// sentence. `request` is the request that was explained.
std::string absence_text(const Absence& absence, const SearchRequest& request);

/// The parts that add up to the score of a release, one per line, rounded to thousandths such that
/// they add up to the score as shown.
std::string explanation_text(const Hit& hit, bool colour, std::string_view indent);

}  // namespace dateline
