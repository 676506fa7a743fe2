#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/syntax/query_builder.h"
#include "query/syntax/query_words.h"
#include "query/syntax/text_query.h"
#include "query/syntax/word_expansion.h"

namespace dateline {

/// Makes the query for a parsed one, node by node; see QueryBuilder. Queries for words are in
/// query_visitor.cc, what joins them is in query_groups.cc. May throw Xapian's exceptions.
class QueryVisitor {
 public:
  /// A pattern stands for at most `words_of_each_pattern` words. All others must outlive it.
  QueryVisitor(const Snapshot& snapshot, std::span<const Stemmer> stemmers,
               const Relevance& relevance, std::size_t words_of_each_pattern,
               QueryBuilder::Built& built)
      : snapshot_(snapshot),
        stemmers_(stemmers),
        text_(snapshot, relevance),
        most_words_(words_of_each_pattern),
        built_(built) {}

  /// Returns the query for a node and records what it matches; nothing if the node has no words.
  std::optional<WeighedQuery> visit(const QueryNode& node);

  // For std::visit.
  std::optional<IndexQuery> operator()(const WordQuery& word);
  std::optional<IndexQuery> operator()(const PhraseQuery& phrase);
  std::optional<IndexQuery> operator()(const PrefixQuery& prefix);
  std::optional<IndexQuery> operator()(const FuzzyQuery& fuzzy);
  std::optional<IndexQuery> operator()(const KeywordQuery& keyword);
  std::optional<IndexQuery> operator()(const PeriodQuery& period) {
    return period_query(period.period);
  }
  std::optional<IndexQuery> operator()(const AllQuery& /*all*/) { return IndexNode{AllReleases{}}; }
  std::optional<IndexQuery> operator()(const NearQuery& near);
  std::optional<IndexQuery> operator()(const GroupQuery& group);

 private:
  struct WordStem {
    std::string text;
    std::optional<LanguageId> language;  ///< of the releases in which it is sought, if not all
    std::vector<std::string> terms;      ///< in the index, that of compounds last
  };

  const CheckedDatabase& database() const { return snapshot_.database(); }
  std::size_t item() const { return built_.matched.items - 1; }
  IndexQuery word(const QueryWord& word, FieldId field, bool exact);
  IndexQuery phrase(const std::vector<QueryWord>& words, FieldId field, bool joins_compounds);
  IndexQuery phrase(const QueryWords& words, FieldId field);
  IndexQuery any_of_all(const WordExpansion& expansion, FieldId field);
  IndexQuery exact_word(const QueryWord& word, FieldId field);
  std::vector<WordStem> stems_of(const std::string& word, FieldId field) const;
  bool elides() const;
  using Expand = WordExpansion (*)(const Snapshot&, FieldId, const std::string&, std::size_t);
  std::optional<IndexQuery> expanded(std::string_view text, FieldId field, std::string_view sign,
                                     Expand expand);
  WeighedQueries required(const std::vector<QueryNode>& nodes);
  WeighedQueries visit_all(const std::vector<QueryNode>& nodes);
  WeighedQueries excluded(const std::vector<QueryNode>& nodes);
  WeighedQueries pairs(const GroupQuery& group) const;

  const Snapshot& snapshot_;
  std::span<const Stemmer> stemmers_;
  TextQuery text_;
  std::size_t most_words_;  ///< that a pattern stands for
  QueryBuilder::Built& built_;
  WeighedQueries parts_;  ///< of the group visited last
  bool in_near_ = false;  ///< visiting operands of NEAR, which are sought in texts
};

}  // namespace dateline
