#pragma once

#include <string_view>

#include "common/text/language.h"
#include "query/syntax/query_tree.h"

namespace dateline {

/// Parses text as plain words without operators, fields or quotes; any of the words may match. Stop
/// words are dropped if there are other words.
QueryNode parse_plain_words(std::string_view text, LanguageId language);

}  // namespace dateline
