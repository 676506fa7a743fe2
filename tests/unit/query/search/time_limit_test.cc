#include <catch2/catch.hpp>

#include "query/search/session.h"
#include "tests/support/test_index.h"

using namespace dateline;
using test::make_release;
using test::TestIndex;

TEST_CASE("a time limit ends a search with what there is", "[searcher]") {
  const TestIndex index({make_release("one", "word"), make_release("two", "word")});
  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  request.text = "word";
  request.time_limit = 1e-9;
  const auto late = session->search(request);
  REQUIRE(late);
  CHECK(late->timed_out);
  CHECK_FALSE(late->count_exact);
  CHECK(late->hits.size() < 2);
  request.time_limit = 1000;
  const auto whole = session->search(request);
  REQUIRE(whole);
  CHECK_FALSE(whole->timed_out);
  CHECK(whole->hits.size() == 2);
}

TEST_CASE("a time limit bounds counts and explanations, which say so", "[searcher]") {
  const TestIndex index(
      {make_release("one", "word", "2020-01-01"), make_release("two", "word", "2021-01-01")});
  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  request.text = "word";
  request.facets = {FacetKind::year};
  request.timeline = TimelineUnit::year;
  request.explain = true;
  request.time_limit = 1e-9;
  const auto late = session->search(request);
  REQUIRE(late);
  CHECK(late->timed_out);
  CHECK_FALSE(late->count_exact);
  REQUIRE(late->facets.size() == 1);
  CHECK_FALSE(late->facets.front().exact);
  CHECK(late->facets.front().counts.empty());
  CHECK(late->clauses.empty());
  for (const Hit& hit : late->hits) CHECK_FALSE(hit.explanation);

  request.time_limit = 1000;
  const auto whole = session->search(request);
  REQUIRE(whole);
  CHECK_FALSE(whole->timed_out);
  CHECK(whole->count == 2);
  CHECK(whole->facets.front().exact);
  CHECK(whole->facets.front().counts.size() == 2);
  REQUIRE(whole->hits.size() == 2);
  CHECK(whole->hits.front().explanation);
}
