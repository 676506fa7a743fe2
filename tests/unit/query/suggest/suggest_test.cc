#include <catch2/catch.hpp>

#include "query/search/session.h"
#include "tests/support/test_index.h"

using namespace dateline;
using test::make_release;
using test::TestIndex;

namespace {

SearchResult ask(const TestIndex& index, const std::string& text, bool correct = false) {
  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  request.text = text;
  request.correct = correct;
  auto result = session->search(request);
  REQUIRE(result);
  return *result;
}

std::vector<Release> releases() {
  return {make_release("one", "The methamphetamine law", "2005-01-31"),
          make_release("two", "A law on harbours", "2006-01-31"),
          make_release("three", "On lighthouses", "2007-01-31")};
}

}  // namespace

TEST_CASE("a misspelt word is suggested as the index spells it", "[suggest]") {
  const TestIndex index(releases());
  CHECK(ask(index, "methamphetmine").suggestion == "methamphetamine");
  CHECK(ask(index, "title:one (Methamphetmine OR x) -y").suggestion ==
        "title:one (methamphetamine OR x) -y");
  CHECK(ask(index, "\"harbuors\"").suggestion == "\"harbours\"");
  CHECK(ask(index, "harbours").suggestion.empty());
  CHECK(ask(index, "zzyzx").suggestion.empty());
  CHECK(ask(index, "source:methamphetmine").suggestion.empty());
}

TEST_CASE("what is suggested finds more", "[suggest]") {
  const TestIndex index(releases());
  CHECK(ask(index, "methamphetmine since:2006").suggestion.empty());
  CHECK(ask(index, "methamphetmine since:2004").suggestion == "methamphetamine since:2004");
  // With two other letters, a short word is any word.
  CHECK(ask(index, "lam").suggestion == "law");
  CHECK(ask(index, "lamb").suggestion.empty());
}

TEST_CASE("what a star stands for counts for a suggestion", "[suggest]") {
  auto sourced = releases();
  sourced[0].source = "Harbour News";
  const TestIndex index(sourced);
  CHECK(ask(index, "methamphetmine source:harb*").suggestion == "methamphetamine source:harb*");
  CHECK(ask(index, "methamphetmine source:quay*").suggestion.empty());
}

TEST_CASE("accents alone are not a misspelling if words match without them", "[suggest]") {
  const TestIndex index({make_release("one", "Orb\u00E1n speaks"), make_release("two", "Nothing")});
  CHECK(ask(index, "orban").suggestion.empty());
  CHECK(ask(index, "orban zzyzx").suggestion.empty());
  CHECK(ask(index, "\"orban speaks\"").suggestion == "\"orb\u00E1n speaks\"");
  CHECK(ask(index, "orbna").suggestion == "orb\u00E1n");
}

TEST_CASE("a correction is searched for on request", "[suggest]") {
  const TestIndex index(releases());
  const auto result = ask(index, "methamphetmine", true);
  REQUIRE(result.hits.size() == 1);
  CHECK(result.query == "methamphetmine");
  CHECK(result.suggestion.empty());
  REQUIRE(result.notes.size() == 1);
  CHECK(result.notes.front() == "searched for: methamphetamine");
}

TEST_CASE("if nothing is found, each clause is counted", "[suggest]") {
  const TestIndex index(releases());
  const auto result = ask(index, "law zebra date:2005");
  CHECK(result.count == 0);
  REQUIRE(result.clauses.size() == 3);
  CHECK(result.clauses[0].text == "law");
  CHECK(result.clauses[0].count == 2);
  CHECK(result.clauses[0].without == 0);
  CHECK(result.clauses[1].text == "zebra");
  CHECK(result.clauses[1].count == 0);
  CHECK(result.clauses[1].without == 1);
  CHECK(result.clauses[2].text == "date:2005-01-01..2005-12-31");
  CHECK(result.clauses[2].count == 1);

  const auto excluded = ask(index, "lighthouses -on");
  REQUIRE(excluded.clauses.size() == 2);
  CHECK(excluded.clauses[1].text == "NOT on");
  CHECK(excluded.clauses[1].count == 1);  // of three releases, the one without "on"
  CHECK(excluded.clauses[1].without == 1);

  CHECK(ask(index, "law").clauses.empty());
}

TEST_CASE("the period that a query leaves is reported", "[suggest]") {
  const TestIndex index(releases());
  CHECK(ask(index, "law since:2005 until:2006-02").period.text() == "2005-01-01..2006-02-28");
  CHECK(ask(index, "law date:2006-Q1").period.text() == "2006-01-01..2006-03-31");
}
