#pragma once

#include <string>
#include <vector>

#include "query/search/search_request.h"
#include "query/syntax/query_tree.h"

namespace dateline {

/// A parsed request, independent of any index.
struct UnderstoodQuery {
  QueryNode root;             ///< the words with their synonyms, in the requested period
  std::string text;           ///< the words alone, in query syntax
  DatePeriod period;          ///< the intersection of all periods
  bool alternatives = false;  ///< any of the words may match, with no restricting clause
  std::vector<std::string> notes;
};

/// Parses the words of a request, in the given language if the request names none.
UnderstoodQuery understand(const SearchRequest& request, LanguageId language);

}  // namespace dateline
