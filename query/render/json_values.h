#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "query/search/search_result.h"

namespace dateline {

/// An object that keeps its keys in the order in which they were set.
using Json = nlohmann::ordered_json;

Json to_json(const SearchResult& result);
Json to_json(const Hit& hit);
Json to_json(const DatePeriod& period);
Json to_json(const Release& release);  ///< all that is stored, the body too

/// Compact, or with that indent. Invalid UTF-8 becomes U+FFFD.
std::string to_text(const Json& json, int indent = -1);

}  // namespace dateline
