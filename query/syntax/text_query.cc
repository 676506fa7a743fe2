#include "query/syntax/text_query.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "common/text/analyzer.h"
#include "common/text/stemmer.h"
#include "query/match/highlighter.h"
#include "query/match/phrase_pairs.h"
#include "query/match/text_test.h"

namespace dateline {
namespace {

IndexQuery any_of(std::vector<std::string> terms) {
  return IndexNode{AnyTerm{std::move(terms)}};
}

/// Of the releases that match all candidates, those whose texts pass.
IndexQuery passing(IndexQueries candidates, TextTest test) {
  return IndexNode{PassingTexts{joined(Join::all, std::move(candidates)), std::move(test)}};
}

}  // namespace

bool TextQuery::knows(const std::string& word, FieldId id) const {
  if (id == FieldId::body) return snapshot_.word_frequency(word) > 0;
  return snapshot_.database().term_exists(make_term(field(id).prefix, word));
}

bool TextQuery::has_terms(FieldId id) const {
  return (id != FieldId::body || snapshot_.holds_words()) && !snapshot_.database().has_servers();
}

std::set<std::string> TextQuery::terms_of_stems(const std::string& word, std::string_view prefix,
                                                MakeTerm make) const {
  std::set<std::string> terms;
  for (const LanguageId language : snapshot_.all_languages()) {
    std::string term = make(prefix, Stemmer(language).stem(word));
    if (snapshot_.database().term_exists(term)) terms.insert(std::move(term));
  }
  return terms;
}

std::vector<std::string> TextQuery::compounds(const std::string& word, FieldId id) const {
  const auto terms = terms_of_stems(word, field(id).prefix, compound_term);
  return {terms.begin(), terms.end()};
}

TextQuery::Candidates TextQuery::candidates(const std::vector<std::string>& words,
                                            FieldId id) const {
  Candidates found;
  for (const std::string& word : words) {
    found.terms.push_back(make_term(field(id).prefix, word));
  }
  if (id != FieldId::body || snapshot_.holds_words()) return found;
  std::set<std::string> stems;
  for (const std::string& word : words) {
    stems.merge(terms_of_stems(word, field(id).prefix, stem_term));
  }
  found.exact = stems.empty();
  found.terms.insert(found.terms.end(), stems.begin(), stems.end());
  const auto is_absent = [&](const std::string& term) {
    return !snapshot_.database().term_exists(term);
  };
  if (!found.exact) std::erase_if(found.terms, is_absent);
  return found;
}

IndexQuery TextQuery::any_word(const std::vector<std::string>& words, FieldId id) const {
  const auto [terms, exact] = candidates(words, id);
  const IndexQuery any = relevance_.word(terms);
  return exact ? any : passing({any}, WordTest(words));
}

IndexQuery TextQuery::exact_word(const std::string& word, FieldId id) const {
  IndexQuery written = any_word({word}, id);
  const auto terms = compounds(word, id);
  if (terms.empty()) return written;
  return joined(Join::last, {written, passing({relevance_.word(terms)}, WordTest({word}))});
}

IndexQuery TextQuery::phrase_of_compounds(const MatchedWords::Phrase& sought) const {
  IndexQueries all;
  std::vector<std::string> compounds;
  for (const std::string& word : sought.words) {
    auto terms = candidates({word}, sought.field).terms;
    const auto more = this->compounds(word, sought.field);
    terms.insert(terms.end(), more.begin(), more.end());
    compounds.insert(compounds.end(), more.begin(), more.end());
    all.push_back(relevance_.word(terms));
  }
  if (compounds.empty()) return {};
  return filtered(passing(std::move(all), PhraseTest(sought)), any_of(std::move(compounds)));
}

IndexQuery TextQuery::phrase(const MatchedWords::Phrase& sought,
                             const std::vector<std::string>& bigrams) const {
  if (sought.words.size() == 1) return exact_word(sought.words.front(), sought.field);
  if (sought.joins_compounds) return phrase_of_compounds(sought);
  IndexQueries all;
  for (const std::string& word : sought.words) {
    all.push_back(relevance_.word(candidates({word}, sought.field).terms));
  }
  IndexQueries filters;
  filters.reserve(bigrams.size());
  for (const std::string& bigram : bigrams) {
    filters.push_back(with_term(make_term(field(sought.field).prefix, bigram)));
  }
  const std::size_t last = sought.words.size() - 1;
  bool exact = last == 1 && !bigrams.empty();
  if (sought.field == FieldId::body) {
    for (const PhrasePair& pair : pairs_in(snapshot_.pairs(), sought.words)) {
      filters.push_back(any_of(pair.terms));
      exact = exact || (pair.exact && pair.first == 0 && pair.last == last);
    }
  }
  for (const IndexQuery& filter : filters) all.push_back(without_weight(filter));
  return exact ? joined(Join::all, std::move(all)) : passing(std::move(all), PhraseTest(sought));
}

std::optional<IndexQuery> TextQuery::pair(const std::vector<std::string>& words) const {
  for (const PhrasePair& pair : pairs_in(snapshot_.pairs(), words)) {
    if (pair.first != 0 || pair.last + 1 != words.size()) continue;
    IndexQueries terms;  // of which a release has one, as its index makes them
    for (const std::string& term : pair.terms) terms.push_back(relevance_.pair(term));
    const IndexQuery any = joined(Join::last, std::move(terms));
    if (pair.exact) return any;
    const auto word = [&](std::size_t at) {
      return any_of(candidates({words[at]}, FieldId::body).terms);
    };
    return filtered(any, joined(Join::all, {word(pair.first), word(pair.last)}));
  }
  return std::nullopt;
}

IndexQuery TextQuery::near(const MatchedWords::Near& sought, const IndexQueries& candidates) const {
  MatchedWords only;
  only.nears.push_back(sought);
  return passing(
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
