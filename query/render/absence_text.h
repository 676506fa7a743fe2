#pragma once

#include <string>

#include "query/explain/absence.h"

namespace dateline {

/// Which release it is, what each clause of the query says of it, and the reason in a sentence. The
/// request is the one that was explained.
std::string absence_text(const Absence& absence, const SearchRequest& request);

}  // namespace dateline
