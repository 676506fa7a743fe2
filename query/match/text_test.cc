#include "query/match/text_test.h"

#include <algorithm>
#include <utility>

#include "common/text/tokenizer.h"
#include "query/match/phrase_matcher.h"

namespace dateline {

PhraseTest::PhraseTest(MatchedWords::Phrase phrase)
    : phrase_(std::move(phrase)), windows_(phrase_.words) {
  for (const std::string& word : phrase_.words) add_first_byte(first_bytes_, word);
}

bool PhraseTest::operator()(const Release& release) const {
  switch (phrase_.field) {
    case FieldId::title:
      return is_in(release.title);
    case FieldId::issuer:
      return is_in(release.issuer);
    default:
      return is_in(release.title) || is_in(release.body);
  }
}

bool PhraseTest::is_in(std::string_view text) const {
  if (phrase_.joins_compounds || !windows_.narrow()) return is_in_part(text);
  const FoldedText folded(text);
  return std::ranges::any_of(windows_.in(folded.view()),
                             [this](std::string_view part) { return is_in_part(part); });
}

bool PhraseTest::is_in_part(std::string_view text) const {
  PhraseMatcher matcher(phrase_.words);
  WordLine line(phrase_.joins_compounds);
  Tokenizer tokenizer(text, first_bytes_);
  for (Token token; tokenizer.next(token);) {
    const auto position = line.place(token.kind, token.position);
    if (position && matcher.ends_with(token.term, *position)) return true;
  }
  return false;
}

bool WordTest::operator()(const Release& release) {
  return is_in(release.title) || is_in(release.body);
}

bool WordTest::is_in(std::string_view text) {
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) {
    word_.assign(token.term);
    if (words_.contains(word_)) return true;
  }
  return false;
}

}  // namespace dateline
