#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/release/date.h"
#include "query/syntax/query_tree.h"

namespace dateline {

struct ParseOptions {
  Date today;          ///< what relative dates count from
  bool any = false;    ///< words beside each other: any of them may match, not all
  bool exact = false;  ///< words are found as they are written, not by their stems
};

struct ParsedQuery {
  QueryNode root;
  std::vector<std::string> notes;  ///< what was not taken as it was typed, for the user
};

/// Parses a query; any bytes are one. Operators that lack an operand are dropped, or are words
/// where there is nothing else. AND binds closer than words beside each other, these closer than
/// OR.
ParsedQuery parse_query(std::string_view text, const ParseOptions& options);

/// Takes text as plain words: no operators, fields or quotes; any of the words may match.
QueryNode parse_plain_words(std::string_view text);

}  // namespace dateline
