#include "query/match/text_test.h"

#include <catch2/catch.hpp>

#include "query/match/highlighter.h"
#include "tests/support/test_index.h"

using namespace dateline;

namespace {

using Words = std::vector<std::string>;

/// The answer of both, which must be the same.
bool holds(const Release& release, const Words& words, FieldId field = FieldId::body) {
  const MatchedWords::Phrase phrase{field, words, 0};
  PhraseTest test(phrase);
  const bool answer = test(release);
  MatchedWords matched;
  matched.phrases.push_back(phrase);
  matched.items = 1;
  Highlighter highlighter(matched);
  const LanguageId language = language_of(release);
  const bool marked = !highlighter.find(release.title, FieldId::title, language).empty() ||
                      !highlighter.find(release.body, FieldId::body, language).empty() ||
                      !highlighter.find(release.issuer, FieldId::issuer, language).empty();
  CHECK(answer == marked);
  return answer;
}

}  // namespace

TEST_CASE("phrases are found that start again inside themselves", "[match]") {
  const Release release = test::make_release("Ask", "to be or to be or to be, or not to be");
  CHECK(holds(release, {"to", "be", "or", "not", "to", "be"}));
  CHECK(holds(release, {"be", "or", "to", "be", "or", "not"}));
  CHECK(holds(release, {"or", "to", "be", "not"}) == false);
  CHECK(holds(release, {"to", "be", "or", "to", "be", "or", "to", "be", "or", "not"}));
  CHECK(holds(release, {"be", "be"}) == false);
  CHECK(holds(release, {"not"}));
}

TEST_CASE("phrases match within one field", "[match]") {
  Release release = test::make_release("New bridge", "opens today");
  release.issuer = "Harbour board";
  CHECK(holds(release, {"new", "bridge"}));
  CHECK(holds(release, {"new", "bridge"}, FieldId::title));
  CHECK(holds(release, {"bridge", "opens"}) == false);
  CHECK(holds(release, {"opens", "today"}, FieldId::title) == false);
  CHECK(holds(release, {"harbour", "board"}) == false);
  CHECK(holds(release, {"harbour", "board"}, FieldId::issuer));
}

TEST_CASE("phrases of Chinese characters are found one character after the other", "[match]") {
  const Release release = test::make_release("标题", "新的大桥今天开放");
  CHECK(holds(release, {"大", "桥", "今"}));
  CHECK(holds(release, {"大", "今"}) == false);
}

TEST_CASE("skipped words break a phrase", "[match]") {
  const Release release = test::make_release("Ask", "the minimum, fair wage; the Minimum. WAGE");
  CHECK(holds(release, {"fair", "wage"}));
  CHECK(holds(release, {"minimum", "wage"}));
  const Release parted = test::make_release("Ask", "the minimum, fair wage");
  CHECK(holds(parted, {"minimum", "wage"}) == false);
}

TEST_CASE("what is too long for a word does not part a phrase", "[match]") {
  std::string body = "on the \u897F";
  for (int i = 0; i < 30; ++i) body += "\u309A";  // marks on one character
  body += "quay of " + std::string(70, 'a') + " stone";
  const Release release = test::make_release("Ask", body);
  CHECK(holds(release, {"the", "quay"}));
  CHECK(holds(release, {"of", "stone"}));
}
