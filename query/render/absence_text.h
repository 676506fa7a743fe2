#pragma once

#include <string>

#include "query/explain/absence.h"

namespace dateline {

/// Names the release, lists which clauses of the query match it, and gives the reason in one
/// sentence. `request` is the request that was explained.
std::string absence_text(const Absence& absence, const SearchRequest& request);

}  // namespace dateline
