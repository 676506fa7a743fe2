#pragma once

#include <string>
#include <vector>

#include "query/search/search_request.h"
#include "query/syntax/query_tree.h"

namespace dateline {

/// What a request asks for, before an index is asked.
struct UnderstoodQuery {
  QueryNode root;             ///< the words with their synonyms, within the days asked for
  std::string text;           ///< the words alone, in the syntax of queries
  DatePeriod period;          ///< the days that all periods leave
  bool alternatives = false;  ///< any of the words may match and no clause restricts them
  std::vector<std::string> notes;
};

/// Parses the words of a request, in that language where the request names none.
UnderstoodQuery understand(const SearchRequest& request, LanguageId language);

}  // namespace dateline
