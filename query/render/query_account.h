#pragma once

#include <string>

#include "query/search/search_result.h"

namespace dateline {

/// How a query was parsed, in query syntax, with its dates, notes, and the number of releases that
/// each clause matches.
std::string query_account(const SearchResult& result);

/// One line per clause with the number of releases that match it alone, and that match all the
/// others. Empty if clauses were not counted.
std::string clause_lines(const SearchResult& result);

}  // namespace dateline
