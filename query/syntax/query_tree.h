#pragma once

#include <string>
#include <variant>
#include <vector>

#include "common/schema/fields.h"
#include "query/syntax/date_period.h"

namespace dateline {

struct QueryNode;

/// A word as typed; punctuation inside may make it several ("COVID-19"). Found by its stem unless
/// exact.
struct WordQuery {
  std::string text;
  FieldId field = FieldId::body;
  bool exact = false;
};

/// Words that stand next to each other, exactly as they are written but for case.
struct PhraseQuery {
  std::string text;
  FieldId field = FieldId::body;
};

/// All words that begin so.
struct PrefixQuery {
  std::string text;
  FieldId field = FieldId::body;
};

/// A field with just this content.
struct KeywordQuery {
  std::string text;
  FieldId field = FieldId::source;
};

struct PeriodQuery {
  DatePeriod period;
};

/// Words and phrases, each at most `distance` words from the one before: NEAR in any order, ADJ
/// (`ordered`) in the order given.
struct NearQuery {
  std::vector<QueryNode> operands;
  unsigned distance = 0;
  bool ordered = false;
};

/// All of `required` match and none of `excluded`. Where nothing is required, one of `optional`
/// matches; else they only add weight. A group of exclusions alone finds all others.
struct GroupQuery {
  std::vector<QueryNode> required;
  std::vector<QueryNode> optional;
  std::vector<QueryNode> excluded;
};

/// A parsed query. An empty group is a query without words: it finds nothing.
struct QueryNode {
  std::variant<GroupQuery, WordQuery, PhraseQuery, PrefixQuery, KeywordQuery, PeriodQuery,
               NearQuery>
      form;
};

/// Whether a query has no words at all.
bool is_empty(const QueryNode& query);

/// The query as it was understood, in the syntax of queries with every group in parentheses.
std::string to_text(const QueryNode& query);

}  // namespace dateline
