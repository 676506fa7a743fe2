#include "query/syntax/query_tree.h"

#include <fmt/format.h>

namespace dateline {
namespace {

std::string with_field(FieldId id, const std::string& text) {
  if (id == FieldId::body) return text;
  return fmt::format("{}:{}", field(id).name, text);
}

std::string in_quotes(const std::string& text) {
  return '"' + text + '"';
}

std::string joined(const std::vector<QueryNode>& nodes, std::string_view separator) {
  std::string text;
  for (const QueryNode& node : nodes) {
    if (!text.empty()) text += separator;
    text += to_text(node);
  }
  return text;
}

struct QueryWriter {
  std::string operator()(const WordQuery& word) const {
    return with_field(word.field, word.exact ? in_quotes(word.text) : word.text);
  }
  std::string operator()(const PhraseQuery& phrase) const {
    return with_field(phrase.field, in_quotes(phrase.text));
  }
  std::string operator()(const PrefixQuery& prefix) const {
    return with_field(prefix.field, prefix.text + '*');
  }
  std::string operator()(const FuzzyQuery& fuzzy) const {
    return with_field(fuzzy.field, fuzzy.text + '~');
  }
  std::string operator()(const KeywordQuery& keyword) const {
    return with_field(keyword.field, keyword.begins ? keyword.text + '*' : in_quotes(keyword.text));
  }
  std::string operator()(const PeriodQuery& period) const { return "date:" + period.period.text(); }
  std::string operator()(const AllQuery&) const { return "*"; }
  std::string operator()(const NearQuery& near) const {
    return '(' +
           joined(near.operands,
                  fmt::format(" {}/{} ", near.ordered ? "ADJ" : "NEAR", near.distance)) +
           ')';
  }
  std::string operator()(const GroupQuery& group) const {
    std::string text = joined(group.required, " AND ");
    if (!group.optional.empty()) {
      const std::string optional = joined(group.optional, " OR ");
      text = text.empty() ? optional : fmt::format("{} [{}]", text, optional);
    }
    for (const QueryNode& node : group.excluded) {
      text += (text.empty() ? "NOT " : " NOT ") + to_text(node);
    }
    return '(' + text + ')';
  }
};

}  // namespace

bool is_empty(const QueryNode& query) {
  const auto* group = std::get_if<GroupQuery>(&query.form);
  return group != nullptr && group->required.empty() && group->optional.empty() &&
         group->excluded.empty();
}

std::string to_text(const QueryNode& query) {
  return std::visit(QueryWriter{}, query.form);
}

}  // namespace dateline
