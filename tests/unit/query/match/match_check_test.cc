#include "query/match/match_check.h"

#include <catch2/catch.hpp>

#include "tests/support/test_index.h"

using namespace dateline;

namespace {

using Kind = MatchedWords::Word::Kind;

MatchedWords sought() {
  MatchedWords matched;
  matched.words = {{Kind::stem, FieldId::body, "ferri", 0},
                   {Kind::prefix, FieldId::body, "harb", 1},
                   {Kind::exact, FieldId::title, "museum", 2},
                   {Kind::stem, FieldId::issuer, "port", 3}};
  matched.phrases = {{FieldId::body, {"city", "council"}, 4}};
  matched.keywords = {{"XPLACEoviedo", 5}};
  matched.items = 6;
  return matched;
}

bool holds(const Release& release, const RequiredItems& required) {
  const MatchedWords matched = sought();
  return MatchCheck(matched, required)(release, Highlighter(matched));
}

Release release() {
  Release made = test::make_release("Museum opens", "Two ferries. The city\ncouncil met.");
  made.issuer = "Port of Avilés";
  made.place = "Oviedo, Spain";
  return made;
}

}  // namespace

TEST_CASE("a release holds what it was found by, in whichever field it was asked for", "[match]") {
  for (const std::size_t item : {0, 2, 3, 4, 5}) {
    INFO(item);
    CHECK(holds(release(), {{item}}));
  }
  CHECK_FALSE(holds(release(), {{1}}));
  CHECK(holds(release(), {}));
}

TEST_CASE("a release holds something of each set", "[match]") {
  CHECK(holds(release(), {{0, 1}, {4}}));
  CHECK_FALSE(holds(release(), {{0}, {1}}));
  Release other = test::make_release("Title", "A museum of the city. A council of ports.");
  for (const std::size_t item : {0, 1, 2, 3, 4, 5}) {
    INFO(item);
    CHECK_FALSE(holds(other, {{item}}));
  }
}

TEST_CASE("what was marked already is not looked for again", "[match]") {
  const MatchedWords matched = sought();
  Highlighter marked(matched);
  marked.find("harbours", FieldId::body, default_language);
  MatchCheck check(matched, {{1}});
  CHECK(check(release(), marked));
  marked.forget();
  CHECK_FALSE(check(release(), marked));
}
