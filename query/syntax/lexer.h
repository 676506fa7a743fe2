#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/release/date.h"
#include "common/schema/fields.h"
#include "query/syntax/date_period.h"

namespace dateline {

enum class LexemeKind {
  word,    ///< text between spaces: one word, or several joined by punctuation
  prefix,  ///< "elector*", without the star
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

/// Splits a query into lexemes. Any bytes are valid: whatever is not an operator is part of a word.
/// `today` resolves relative dates. The lexemes are views into `query`.
std::vector<Lexeme> lex(std::string_view query, Date today);

}  // namespace dateline
