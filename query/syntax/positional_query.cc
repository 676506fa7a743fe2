#include "query/syntax/positional_query.h"

#include <memory>
#include <string>

#include "common/text/analyzer.h"
#include "query/match/text_check.h"

namespace dateline {

using Xapian::Query;

Query PositionalQuery::phrase(const MatchedWords::Phrase& sought) const {
  std::vector<std::string> terms;
  for (const std::string& word : sought.words) {
    terms.push_back(make_term(field(sought.field).prefix, word));
  }
  if (terms.size() == 1) return Query(terms.front());
  return Query(Query::OP_PHRASE, terms.begin(), terms.end());
}

Query PositionalQuery::near(const MatchedWords::Near& sought,
                            const std::vector<Query>& candidates) const {
  MatchedWords only;
  only.nears.push_back(sought);
  auto check = std::make_unique<TextCheck>(snapshot_, only);
  std::vector<Query> all = candidates;
  all.emplace_back(check.release()->release());  // Xapian takes it
  return Query(Query::OP_AND, all.begin(), all.end());
}

}  // namespace dateline
