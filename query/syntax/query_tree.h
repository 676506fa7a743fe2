#pragma once

#include <string>
#include <variant>
#include <vector>

#include "common/schema/fields.h"
#include "query/syntax/date_period.h"

namespace dateline {

struct QueryNode;

/// A word as typed; punctuation inside may make it several ("COVID-19"). Matches by stem unless
/// exact.
struct WordQuery {
  std::string text;
  FieldId field = FieldId::body;
  bool exact = false;
  /// The word typed right before it and any stop words between them that were dropped; empty if
  /// there is none.
  std::string before = {};
};

/// Adjacent words, exactly as written except for case.
struct PhraseQuery {
  std::string text;
  FieldId field = FieldId::body;
};

/// All words with a prefix.
struct PrefixQuery {
  std::string text;
  FieldId field = FieldId::body;
};

/// All words that are spelt nearly like a word.
struct FuzzyQuery {
  std::string text;
  FieldId field = FieldId::body;
};

/// A field with exactly this content, or with content that begins so.
struct KeywordQuery {
  std::string text;
  FieldId field = FieldId::source;
  bool begins = false;
  std::vector<std::string> terms = {};  ///< if it begins so: those it stands for (expand_patterns)
};

struct PeriodQuery {
  DatePeriod period;
};

/// Everything: a query that is a star alone.
struct AllQuery {};

/// Words and phrases, each at most `distance` words from the previous one: NEAR in any order, ADJ
/// (`ordered`) in the given order.
struct NearQuery {
  std::vector<QueryNode> operands;
  unsigned distance = 0;
  bool ordered = false;
};

/// All of `required` and none of `excluded` must match. If nothing is required, one of `optional`
/// must match; otherwise they only add weight. A group with only exclusions matches everything
/// else.
struct GroupQuery {
  std::vector<QueryNode> required;
  std::vector<QueryNode> optional;
  std::vector<QueryNode> excluded;
};

/// A parsed query. An empty group is a query without words; it matches nothing.
struct QueryNode {
  std::variant<GroupQuery, WordQuery, PhraseQuery, PrefixQuery, FuzzyQuery, KeywordQuery,
               PeriodQuery, AllQuery, NearQuery>
      form;
};

/// Whether a query has no words.
bool is_empty(const QueryNode& query);

/// The query as parsed, in query syntax with every group in parentheses.
std::string to_text(const QueryNode& query);

}  // namespace dateline
