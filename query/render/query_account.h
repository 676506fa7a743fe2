#pragma once

#include <string>

#include "query/search/search_result.h"

namespace dateline {

/// How a query was understood: in the syntax of queries, its days, what was noted about it, and how
/// many releases each of its clauses finds.
std::string query_account(const SearchResult& result);

/// A line for each clause with what it finds alone and what the others find; empty where they were
/// not counted.
std::string clause_lines(const SearchResult& result);

}  // namespace dateline
