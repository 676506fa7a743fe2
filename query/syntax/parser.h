#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/release/date.h"
#include "common/text/language.h"
#include "query/syntax/query_tree.h"

namespace dateline {

struct ParseOptions {
  Date today;          ///< what relative dates count from
  bool any = false;    ///< words beside each other: any of them may match, not all
  bool exact = false;  ///< words are found as they are written, not by their stems
  LanguageId language = default_language;  ///< whose stop words are known
};

struct ParsedQuery {
  QueryNode root;
  std::vector<std::string> notes;  ///< what was not taken as it was typed, for the user
};

/// Parses a query; any bytes are one. Operators that lack an operand are dropped, or are words
/// where there is nothing else. AND binds closer than words beside each other, these closer than
/// OR. Stop words beside other words are left out, unless they are exact or follow a plus.
ParsedQuery parse_query(std::string_view text, const ParseOptions& options);

/// Takes text as plain words: no operators, fields or quotes; any of the words may match. Stop
/// words are left out where there are others.
QueryNode parse_plain_words(std::string_view text, LanguageId language);

}  // namespace dateline
