#include "query/search/patterns.h"

#include <catch2/catch.hpp>

#include "query/search/session.h"
#include "tests/support/test_index.h"

using namespace dateline;

namespace {

Release from(const std::string& id, const std::string& source) {
  Release release = test::make_release(id, "The ferry sails.", "2021-05-04");
  release.source = source;
  return release;
}

std::string found(Session& session, const std::string& text) {
  SearchRequest request;
  request.text = text;
  request.ranking.order = SortOrder::relevance;
  request.collapse = false;
  const auto result = session.search(request);
  if (!result) return result.error().message;
  std::string ids;
  for (const Hit& hit : result->hits) ids += hit.release.id + ' ';
  return ids;
}

}  // namespace

TEST_CASE("a star at the end of a value stands for all that begin so", "[patterns]") {
  const test::TestIndex index(
      {from("a", "Clinton"), from("b", "Clint East"), from("c", "Cline"), from("d", "Boxer")});
  auto session = Session::open({index.path()});
  REQUIRE(session);
  CHECK(found(*session, "source:clin*") == "a b c ");
  CHECK(found(*session, "source:Clint*") == "a b ");
  CHECK(found(*session, "ferry -source:clin*") == "d ");
  CHECK(found(*session, "(source:clint* OR source:boxer)") == "a b d ");
  CHECK(found(*session, "source:nobody*").empty());
  CHECK(found(*session, "-source:nobody* ferry") == "a b c d ");
  CHECK(found(*session, "source:\"clin*\"").empty());
  CHECK(found(*session, "url:http*") == "url: takes whole values, not http*");

  SearchRequest request;
  request.text = "source:clin*";
  CHECK(session->search(request)->understood == "source:clin*");
}
