#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/schema/fields.h"

namespace dateline {

/// Normalises keyword fields for comparison: lower case, accents kept, white space trimmed and
/// collapsed. Used by both the indexer and the query parser.
std::string normalise_keyword(std::string_view text);

/// The boolean term for a value of a keyword or exact field; empty for an empty value. Exact fields
/// use exact_number(): values that are rarely shared, such as paths, ids and URLs, are in the
/// stored release already, and would take three times their length in the index.
std::string boolean_term(const Field& field, std::string_view content);

/// The 64 bits that stand for a value of an exact field: the number itself if the value is 16
/// lower-case hexadecimal digits, like ids made by the indexer, so ids that begin alike have terms
/// that begin alike; otherwise a digest (XXH3).
std::uint64_t exact_number(std::string_view content);

/// The number in such a term, without the prefix of its field; nullopt if it is no such term.
std::optional<std::uint64_t> number_in_term(std::string_view characters);

/// The host name of a URL, with or without its scheme and path, as host_of_url() gives it.
std::string host_keyword(std::string_view url);

/// The host name of a URL in lower case, without "www."; empty if there is none.
std::string host_of_url(std::string_view url);

}  // namespace dateline
