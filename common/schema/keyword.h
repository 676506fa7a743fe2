#pragma once

#include <string>
#include <string_view>

#include "common/schema/fields.h"

namespace dateline {

/// The form in which keyword fields are compared: lower case, accents kept, runs of white space
/// as one space, none at the ends. Indexer and query parser both use it.
std::string normalise_keyword(std::string_view text);

/// The boolean term that stands for a content of a keyword or exact field; empty where there is
/// nothing to look for. That of an exact field is made of a digest (XXH3, 64 bits): what releases
/// hardly share, as paths, ids and URLs, stands in their stored form, and would take its length
/// three times more in the index.
std::string boolean_term(const Field& field, std::string_view content);

/// The host name of a URL in lower case, without "www."; empty where there is none.
std::string host_of_url(std::string_view url);

}  // namespace dateline
