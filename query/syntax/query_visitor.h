#pragma once

#include <xapian.h>

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
               const Relevance& relevance, TextFilter& texts, std::size_t words_of_each_pattern,
               QueryBuilder::Built& built)
      : snapshot_(snapshot),
        stemmers_(stemmers),
        texts_(texts),
        text_(snapshot, relevance, texts),
        most_words_(words_of_each_pattern),
        built_(built) {}

  /// Returns the query for a node and records what it matches; nothing if the node has no words.
  std::optional<WeighedQuery> visit(const QueryNode& node);

  // For std::visit.
  std::optional<Xapian::Query> operator()(const WordQuery& word);
  std::optional<Xapian::Query> operator()(const PhraseQuery& phrase);
  std::optional<Xapian::Query> operator()(const PrefixQuery& prefix);
  std::optional<Xapian::Query> operator()(const FuzzyQuery& fuzzy);
  std::optional<Xapian::Query> operator()(const KeywordQuery& keyword);
  std::optional<Xapian::Query> operator()(const PeriodQuery& period) {
    return period_query(period.period);
  }
  std::optional<Xapian::Query> operator()(const AllQuery& /*all*/) {
    return Xapian::Query::MatchAll;
  }
  std::optional<Xapian::Query> operator()(const NearQuery& near);
  std::optional<Xapian::Query> operator()(const GroupQuery& group);

 private:
  struct WordStem {
    std::string text;
    std::optional<LanguageId> language;  ///< of the releases in which it is sought, if not all
    std::vector<std::string> terms;      ///< in the index, that of compounds last
  };

  const CheckedDatabase& database() const { return snapshot_.database(); }
  std::size_t item() const { return built_.matched.items - 1; }
  Xapian::Query word(const QueryWord& word, FieldId field, bool exact);
  Xapian::Query phrase(const std::vector<QueryWord>& words, FieldId field, bool joins_compounds);
  Xapian::Query phrase(const QueryWords& words, FieldId field);
  Xapian::Query any_term(std::vector<std::string> terms) const;
  Xapian::Query any_of_all(const WordExpansion& expansion, FieldId field);
  Xapian::Query exact_word(const QueryWord& word, FieldId field);
  std::vector<WordStem> stems_of(const std::string& word, FieldId field) const;
  bool elides() const;
  using Expand = WordExpansion (*)(const Snapshot&, FieldId, const std::string&, std::size_t);
  std::optional<Xapian::Query> expanded(std::string_view text, FieldId field, std::string_view sign,
                                        Expand expand);
  WeighedQueries required(const std::vector<QueryNode>& nodes);
  WeighedQueries visit_all(const std::vector<QueryNode>& nodes);
  WeighedQueries excluded(const std::vector<QueryNode>& nodes);
  WeighedQueries pairs(const GroupQuery& group) const;

  const Snapshot& snapshot_;
  std::span<const Stemmer> stemmers_;
  TextFilter& texts_;
  TextQuery text_;
  std::size_t most_words_;  ///< that a pattern stands for
  QueryBuilder::Built& built_;
  WeighedQueries parts_;  ///< of the group visited last
  bool in_near_ = false;  ///< visiting operands of NEAR, which are sought in texts
};

}  // namespace dateline
