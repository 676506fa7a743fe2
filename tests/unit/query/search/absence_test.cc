#include "query/search/absence.h"

#include <catch2/catch.hpp>

#include "query/render/explanation_text.h"
#include "query/search/session.h"
#include "tests/support/test_index.h"
#include "tests/support/with_digests.h"

using namespace dateline;
using test::make_release;
using test::TestIndex;
using test::with_digests;

namespace {

TestIndex make_index() {
  const std::string copied = "The harbour opens with ships, ferries, cranes and a lighthouse.";
  return TestIndex({make_release("one", "The harbour grows.", "2021-05-01"),
                    make_release("two", "A harbour, a harbour, a harbour!", "2022-05-01"),
                    with_digests(make_release("lead", copied, "2022-06-01")),
                    with_digests(make_release("copy", copied, "2022-06-02"))});
}

SearchRequest asking(const std::string& text) {
  SearchRequest request;
  request.text = text;
  request.today = *Date::parse("2022-12-31");
  request.ranking.recency = {request.today, 365};
  return request;
}

/// The last lines of the explanation, after those of the clauses.
std::string reason(const TestIndex& index, const SearchRequest& request, const std::string& id) {
  auto session = Session::open({index.path()});
  REQUIRE(session);
  const auto absences = session->explain_absence(request, {id});
  REQUIRE(absences);
  REQUIRE(absences->size() == 1);
  const std::string text = absence_text(absences->front(), request);
  std::size_t at = text.find('\n') + 1;
  while (text.compare(at, 2, "  ") == 0) at = text.find('\n', at) + 1;
  return text.substr(at);
}

}  // namespace

TEST_CASE("the clauses that a release does not match are listed", "[explain]") {
  const TestIndex index = make_index();
  CHECK(reason(index, asking("harbour tax"), "one") == "it does not match tax\n");
  CHECK(reason(index, asking("harbour -grows"), "one") == "it does not match NOT grows\n");
  CHECK(reason(index, asking("tax OR \"wage rises\""), "one") ==
        "it does not match (tax OR \"wage rises\")\n");
  CHECK(reason(index, asking("-harbour"), "one") == "it does not match NOT harbour\n");
  CHECK(reason(index, asking("harbour date:2022 title:two"), "one") ==
        "it does not match title:two and date:2022-01-01..2022-12-31\n");
  CHECK(reason(index, asking(""), "one") == "the query has no search words\n");

  SearchRequest request = asking("harbour");
  request.period = {Date::parse("2022-01-01"), {}};
  CHECK(reason(index, request, "one") == "it does not match date:2022-01-01..\n");
  request = asking("");
  request.similar_to = "lead";
  CHECK(reason(index, request, "copy") == "it does not match similar to lead\n");
}

TEST_CASE("a release that is found has a rank", "[explain]") {
  const TestIndex index = make_index();
  SearchRequest request = asking("harbour");
  request.ranking.order = SortOrder::oldest;
  CHECK(reason(index, request, "one").find("it is shown at rank 1 with score ") == 0);
  request.limit = 1;
  CHECK(reason(index, request, "two").find("it has rank 2 with score ") == 0);
  CHECK(reason(index, request, "two").find("; showing 1 to 1\n") != std::string::npos);
  request.offset = 1;
  CHECK(reason(index, request, "one").find("; showing 2 to 2\n") != std::string::npos);
}

TEST_CASE("a copy names the release it is collapsed into", "[explain]") {
  const TestIndex index = make_index();
  SearchRequest request = asking("harbour");
  request.ranking.order = SortOrder::newest;
  const std::string collapsed = reason(index, request, "copy");
  CHECK(collapsed.find("it is collapsed into the release at rank 1 with score ") == 0);
  CHECK(collapsed.find("collapsed into lead · 2022-06-01 · releases.txt, id lead\n") !=
        std::string::npos);
  CHECK(reason(index, request, "lead").find("it is shown at rank 1 ") == 0);
  request.collapse = false;
  CHECK(reason(index, request, "copy").find("it is shown at rank 1 ") == 0);
  CHECK(reason(index, request, "lead").find("it is shown at rank 2 ") == 0);
}

TEST_CASE("a release that is missing because of the time limit says so", "[explain]") {
  const TestIndex index = make_index();
  SearchRequest request = asking("harbour");
  request.time_limit = 1e-9;
  CHECK(reason(index, request, "two").find("the time limit ended the search before") !=
        std::string::npos);
  CHECK(reason(index, asking("tax"), "two") == "it does not match tax\n");
}

TEST_CASE("an unknown id explains nothing", "[explain]") {
  const TestIndex index = make_index();
  auto session = Session::open({index.path()});
  REQUIRE(session);
  const auto absences = session->explain_absence(asking("harbour"), {"nothing"});
  REQUIRE(absences);
  CHECK(absences->empty());
}
