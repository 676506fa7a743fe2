#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "query/search/search_result.h"

namespace dateline {

/// JSON whose objects keep the order in which keys were set.
using Json = nlohmann::ordered_json;

Json to_json(const SearchResult& result);
Json to_json(const Hit& hit);
Json to_json(const DatePeriod& period);
Json to_json(const Release& release);  ///< everything stored, including the body

/// Compact, or with the given indent. Invalid UTF-8 becomes U+FFFD.
std::string to_text(const Json& json, int indent = -1);

}  // namespace dateline
