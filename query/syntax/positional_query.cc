#include "query/syntax/positional_query.h"

#include <memory>
#include <string>

#include "common/text/analyzer.h"
#include "query/match/text_check.h"

namespace dateline {

using Xapian::Query;

Query PositionalQuery::checked(std::vector<Query> candidates, const MatchedWords& sought) const {
  auto check = std::make_unique<TextCheck>(snapshot_, sought);
  candidates.emplace_back(check.release()->release());  // Xapian takes it
  return Query(Query::OP_AND, candidates.begin(), candidates.end());
}

Query PositionalQuery::phrase(const MatchedWords::Phrase& sought) const {
  std::vector<std::string> terms;
  for (const std::string& word : sought.words) {
    terms.push_back(make_term(field(sought.field).prefix, word));
  }
  if (terms.size() == 1) return Query(terms.front());
  if (snapshot_.has_positions()) return Query(Query::OP_PHRASE, terms.begin(), terms.end());
  MatchedWords only;
  only.phrases.push_back(sought);
  return checked({terms.begin(), terms.end()}, only);
}

Query PositionalQuery::near(const MatchedWords::Near& sought,
                            const std::vector<Query>& candidates) const {
  MatchedWords only;
  only.nears.push_back(sought);
  return checked(candidates, only);
}

}  // namespace dateline
