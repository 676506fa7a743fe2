#include "query/search/similar_query.h"

#include <catch2/catch.hpp>

#include "query/search/session.h"
#include "tests/support/test_index.h"
#include "tests/support/with_digests.h"

using namespace dateline;
using test::make_release;
using test::TestIndex;
using test::with_digests;

namespace {

const std::string lighthouse =
    "The keeper of the lighthouse lights the lamp of the lighthouse for the ships in the bay.";

std::vector<Release> releases() {
  Release copy = make_release("copy", lighthouse, "2022-03-02");
  copy.origin.file = "copies.txt";
  std::vector<Release> all{
      with_digests(make_release("keeper", lighthouse, "2022-03-01")), with_digests(copy),
      make_release("lamp", "A lamp for a lighthouse; its keeper tells of ships.", "2021-01-01"),
      make_release("ships", "Ships pass the lighthouse.", "2020-01-01"),
      make_release("wage", "The minimum wage rises for people on ships.", "2022-01-01")};
  for (int i = 0; i < 20; ++i) all.push_back(make_release("tax", "The tax for the people falls."));
  return all;
}

Result<SearchResult> like(const TestIndex& index, const std::string& id,
                          const std::string& words = {}, const std::string& dump = {}) {
  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  request.text = words;
  request.similar_to = id;
  request.similar_dump = dump;
  request.today = *Date::parse("2022-12-31");
  request.ranking.order = SortOrder::relevance;
  return session->search(request);
}

std::string titles(const Result<SearchResult>& result) {
  REQUIRE(result);
  std::string all;
  for (const Hit& hit : result->hits) all += (all.empty() ? "" : " ") + hit.release.title;
  return all;
}

}  // namespace

TEST_CASE("similar releases are found by the words of one, without itself and its copies",
          "[similar]") {
  const TestIndex index(releases());
  const auto result = like(index, "keeper");
  CHECK(titles(result) == "lamp ships");
  CHECK(result->count == 2);
  REQUIRE(result->notes.size() == 2);
  CHECK(result->notes[0] == "similar to: keeper (2022-03-01)");
  CHECK(result->notes[1].find("lighthouse") != std::string::npos);
  CHECK_FALSE(result->hits.front().snippet.marks.empty());
}

TEST_CASE("words, fields and dates restrict similar releases", "[similar]") {
  const TestIndex index(releases());
  CHECK(titles(like(index, "keeper", "pass")) == "ships");
  CHECK(titles(like(index, "keeper", "date:2021")) == "lamp");
  CHECK(titles(like(index, "keeper", "-title:lamp")) == "ships");
  CHECK(titles(like(index, "keeper", "wage")).empty());
}

TEST_CASE("a release that shares no words with others has no similar ones", "[similar]") {
  const TestIndex index({make_release("one", "Harbour."), make_release("two", "Market.")});
  CHECK(titles(like(index, "one")).empty());
}

TEST_CASE("an unknown or ambiguous id is an error", "[similar]") {
  std::vector<Release> all = releases();
  all.push_back(make_release("wage", "Quite another text about the harbour."));
  all.back().origin.file = "others.txt";
  all.push_back(all.front());  // the same page twice is not ambiguous
  const TestIndex index(all);
  const auto unknown = like(index, "nothing");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().kind == ErrorKind::input);
  CHECK(unknown.error().message == "no release has the id nothing");
  const auto several = like(index, "wage");
  REQUIRE_FALSE(several);
  CHECK(several.error().message ==
        "2 different releases have the id wage: releases.txt, others.txt");
  CHECK(titles(like(index, "keeper")) == "lamp ships");
  CHECK(like(index, "wage", {}, "others.txt"));
  CHECK_FALSE(like(index, "wage", {}, "nowhere.txt"));
}
