#pragma once

#include <string>
#include <vector>

#include "query/search/search_result.h"

namespace dateline {

/// The news of several watches, whose names are the ids of the results, as one document in a format
/// of make_renderer(); empty if none has any.
std::string digest_text(const std::vector<const SearchResult*>& all, const std::string& format);

}  // namespace dateline
