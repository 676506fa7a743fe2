#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/release/date.h"
#include "common/schema/fields.h"
#include "common/support/result.h"
#include "query/syntax/date_period.h"

namespace dateline {

enum class LexemeKind {
  word,    ///< text between spaces: one word, or several joined by punctuation
  prefix,  ///< "elector*", without the star
  fuzzy,   ///< "elecsion~", without the tilde
  phrase,  ///< quoted text
  field,   ///< "title:", directly followed by its operand
  period,  ///< a date or a range of dates
  open,
  close,
  op_and,
  op_or,
  op_not,  ///< also a minus before a word
  plus,
  near,  ///< NEAR/5
  adj,   ///< ADJ/3
};

/// A token of a query and the bytes it was read from.
struct Lexeme {
  LexemeKind kind = LexemeKind::word;
  std::string_view text;
  const Field* field = nullptr;  ///< of LexemeKind::field, and of a period given as date: or on:
  DatePeriod period;             ///< of LexemeKind::period
  unsigned distance = 0;         ///< of NEAR and ADJ
};

/// Splits a query into lexemes. Whatever is not an operator is part of a word. `today` resolves
/// relative dates. The lexemes are views into `query`. Error usage, with the nearest right one as a
/// hint, for an unknown field or an impossible date.
///
/// A field is a name directly followed by a colon and a value, in any case. Other names are unknown
/// fields if they are all lower-case letters ("sourse:x") or close to a field ("Sourse:x"). Times
/// (10:30), addresses (http://...), titles (Mission:Impossible) and a name alone (ratio:) are
/// words.
Result<std::vector<Lexeme>> lex(std::string_view query, Date today);

}  // namespace dateline
