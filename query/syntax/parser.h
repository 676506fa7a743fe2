#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/release/date.h"
#include "common/support/result.h"
#include "common/text/language.h"
#include "query/syntax/query_tree.h"

namespace dateline {

struct ParseOptions {
  Date today;                              ///< the base of relative dates
  bool any = false;                        ///< any of the words may match, not all must
  bool exact = false;                      ///< words match as written, not by stem
  LanguageId language = default_language;  ///< language of the stop words
};

struct ParsedQuery {
  QueryNode root;
  std::vector<std::string> notes;  ///< for the user: what was not interpreted as typed
};

/// Parses a query. Error usage for an unknown field or an impossible date (lexer.h). Operators
/// without an operand are dropped, or become words if there is nothing else. AND binds tighter than
/// juxtaposition, which binds tighter than OR. Stop words among other words are dropped unless they
/// are exact or follow a plus.
Result<ParsedQuery> parse_query(std::string_view text, const ParseOptions& options);

}  // namespace dateline
