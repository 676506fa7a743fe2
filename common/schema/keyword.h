#pragma once

#include <string>
#include <string_view>

#include "common/schema/fields.h"

namespace dateline {

/// Normalises keyword fields for comparison: lower case, accents kept, white space trimmed and
/// collapsed. Used by both the indexer and the query parser.
std::string normalise_keyword(std::string_view text);

/// The boolean term for a value of a keyword or exact field; empty for an empty value. Exact fields
/// use a digest (XXH3, 64 bits): values that are rarely shared, such as paths, ids and URLs, are in
/// the stored release already, and would take three times their length in the index.
std::string boolean_term(const Field& field, std::string_view content);

/// The host name of a URL in lower case, without "www."; empty if there is none.
std::string host_of_url(std::string_view url);

}  // namespace dateline
