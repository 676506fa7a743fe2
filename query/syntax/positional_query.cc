#include "query/syntax/positional_query.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "common/text/analyzer.h"
#include "query/match/highlighter.h"
#include "query/match/phrase_test.h"

namespace dateline {

using Xapian::Query;

Query PositionalQuery::checked(std::vector<Query> candidates, TextCheck::Test test) const {
  auto check = std::make_unique<TextCheck>(snapshot_, std::move(test));
  candidates.emplace_back(check.release()->release());  // Xapian takes it
  return Query(Query::OP_AND, candidates.begin(), candidates.end());
}

Query PositionalQuery::phrase(const MatchedWords::Phrase& sought) const {
  std::vector<std::string> terms;
  for (const std::string& word : sought.words) {
    terms.push_back(make_term(field(sought.field).prefix, word));
  }
  if (terms.size() == 1) return Query(terms.front());
  const bool in_index = std::all_of(terms.begin(), terms.end(), [&](const std::string& term) {
    return snapshot_.has_positions(term);
  });
  if (in_index) return Query(Query::OP_PHRASE, terms.begin(), terms.end());
  return checked({terms.begin(), terms.end()}, PhraseTest(sought));
}

Query PositionalQuery::near(const MatchedWords::Near& sought,
                            const std::vector<Query>& candidates) const {
  MatchedWords only;
  only.nears.push_back(sought);
  return checked(
      candidates, [finder = std::make_shared<Highlighter>(only)](const Release& release) {
        const LanguageId language = language_of(release);
        const auto found = [&](const std::string& text, FieldId field) {
          return !finder->find(text, field, language).empty();
        };
        return found(release.title, FieldId::title) || found(release.body, FieldId::body) ||
               found(release.issuer, FieldId::issuer);
      });
}

}  // namespace dateline
