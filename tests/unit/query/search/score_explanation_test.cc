#include "query/search/score_explanation.h"

#include <catch2/catch.hpp>

#include "query/render/explanation_text.h"
#include "query/search/session.h"
#include "tests/support/test_index.h"
#include "tests/support/with_digests.h"

using namespace dateline;
using test::make_release;
using test::TestIndex;

namespace {

std::vector<Release> releases() {
  std::vector<Release> all{
      make_release("Stem cells", "Research on stem cell lines: the cell is small.", "2022-03-01"),
      make_release("Research", "COVID 19 and cells: more research, research on the war.",
                   "2021-03-01"),
      make_release("War", "War, war and research of the minimum wage.", "2020-03-01"),
      make_release("Wage", "The minimum wage of the people.", "2019-03-01")};
  for (int i = 0; i < 10; ++i) all.push_back(make_release("Tax", "The tax falls.", "2018-01-01"));
  all.back().id = "contact";
  all.back().body = "Harbour.\nContact: war office";
  all.back().zones = {{Zone::contact, 9, 28}};
  return all;
}

SearchRequest asking(const std::string& text) {
  SearchRequest request;
  request.text = text;
  request.explain = true;
  request.today = *Date::parse("2022-12-31");
  request.ranking.recency = {request.today, 365};
  return request;
}

SearchResult search(const TestIndex& index, const SearchRequest& request) {
  auto session = Session::open({index.path()});
  REQUIRE(session);
  auto result = session->search(request);
  REQUIRE(result);
  return *std::move(result);
}

double sum_of(const ScoreExplanation& explanation) {
  double sum = explanation.recency + explanation.nearness;
  for (const ScorePart& part : explanation.parts) sum += part.share;
  return sum;
}

/// The nonzero parts of a release's score as "text text".
std::string parts_of(const Hit& hit) {
  REQUIRE(hit.explanation);
  std::string texts;
  for (const ScorePart& part : hit.explanation->parts) {
    if (part.share > 0) texts += (texts.empty() ? "" : " ") + part.text;
  }
  return texts;
}

}  // namespace

TEST_CASE("an explanation adds up to the score", "[explain]") {
  const TestIndex index(releases());
  for (const char* text :
       {"research", "stem cell", "stem cell research", "\"stem cell\" OR war", "war war research",
        "COVID-19 research", "COVID 19 research", "COVID19 OR cells", "(stem AND harbour) OR cell",
        "stem NEAR/3 cell", "(stem NEAR/3 war) OR research", "research -war", "cell* research",
        "title:research", "research date:2021", "title:war OR \"minimum wage\"", "-tax"}) {
    for (const SortOrder order : {SortOrder::blend, SortOrder::relevance, SortOrder::newest}) {
      for (const bool expand : {false, true}) {
        INFO(text << " in order " << static_cast<int>(order) << " expanded " << expand);
        SearchRequest request = asking(text);
        request.ranking.order = order;
        request.expand = expand;
        const SearchResult result = search(index, request);
        CHECK_FALSE(result.hits.empty());
        for (const Hit& hit : result.hits) {
          REQUIRE(hit.explanation);
          CHECK(sum_of(*hit.explanation) == Approx(hit.score));
        }
      }
    }
  }
}

TEST_CASE("words next to each other are a part of a score", "[explain]") {
  std::vector<Release> all = releases();
  for (int i = 0; i < 16; ++i) {
    all.push_back(make_release("Wage", "The minimum wage and the wage, a minimum.", "2018-01-01"));
    all.push_back(make_release("Road", "The road.", "2018-01-01"));
  }
  all.push_back(make_release("Apart", "The wage. And the minimum.", "2018-01-01"));
  const TestIndex index(all);
  const TestIndex other(releases());  // without pairs
  for (const bool several : {false, true}) {
    auto session =
        several ? Session::open({index.path(), other.path()}) : Session::open({index.path()});
    REQUIRE(session);
    SearchRequest request = asking("minimum wage");
    request.limit = 100;
    request.collapse = false;
    for (const bool expand : {false, true}) {
      request.expand = expand;
      const auto result = session->search(request);
      REQUIRE(result);
      for (const Hit& hit : result->hits) {
        INFO(hit.release.title << (several ? ", several indexes" : ""));
        CHECK(sum_of(*hit.explanation) == Approx(hit.score));
        const bool apart = hit.release.title == "Apart";
        if (!several) CHECK((hit.explanation->nearness > 0) == !apart);
        const std::string text = explanation_text(hit, false, "");
        const bool says = text.find("next to each other: minimum wage") != std::string::npos;
        CHECK(says == (hit.explanation->nearness > 0));
      }
    }
  }
}

TEST_CASE("only what matches is a part of a score", "[explain]") {
  const TestIndex index(releases());
  const SearchResult result =
      search(index, asking("(stem AND research) OR (war AND harbour) OR wage"));
  REQUIRE(result.hits.size() == 4);
  for (const Hit& hit : result.hits) {
    if (hit.release.title == "Stem cells") CHECK(parts_of(hit) == "stem research");
    if (hit.release.title == "War") CHECK(parts_of(hit) == "wage");
  }
}

TEST_CASE("a part is shown as typed, with its stem and where it occurs", "[explain]") {
  const TestIndex index(releases());
  const SearchResult result = search(index, asking("CELLS stem"));
  REQUIRE(result.hits.size() == 1);
  const auto& parts = result.hits[0].explanation->parts;
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].text == "CELLS");
  CHECK(parts[0].stems == std::vector<std::string>{"cell"});
  REQUIRE(parts[0].places.size() == 2);
  CHECK(parts[0].places[0].place == "title");
  CHECK(parts[0].places[0].count == 1);
  CHECK(parts[0].places[1].place == "body");
  CHECK(parts[0].places[1].count == 2);
}

TEST_CASE("a word in a contact counts nothing, but is listed", "[explain]") {
  const TestIndex index(releases());
  const SearchResult result = search(index, asking("harbour war"));
  REQUIRE(result.hits.size() == 1);
  const auto& parts = result.hits[0].explanation->parts;
  REQUIRE(parts.size() == 2);
  CHECK(parts[1].share == 0);
  REQUIRE(parts[1].places.size() == 1);
  CHECK(parts[1].places[0].place == "contact");
}

TEST_CASE("similar releases are explained by the words they share", "[explain]") {
  const TestIndex index(releases());
  SearchRequest request = asking("");
  request.similar_to = "Stem cells";
  const SearchResult result = search(index, request);
  REQUIRE_FALSE(result.hits.empty());
  for (const Hit& hit : result.hits) CHECK(sum_of(*hit.explanation) == Approx(hit.score));
  CHECK(parts_of(result.hits[0]).find("cell") != std::string::npos);
}

TEST_CASE("the copy that ranks best is the one explained", "[explain]") {
  const std::string text = "The harbour opens with ships, ferries, cranes and a lighthouse.";
  std::vector<Release> all = releases();
  for (const char* title : {"A", "The harbour"}) {
    const char* const day = title == std::string("A") ? "2021-01-01" : "2021-01-02";
    all.push_back(test::with_digests(make_release(title, text, day)));
  }
  const TestIndex index(all);
  const SearchResult result = search(index, asking("harbour ships"));
  REQUIRE(result.hits.size() == 1);
  const Hit& hit = result.hits[0];
  CHECK(hit.release.id == "A");
  CHECK(hit.explanation->id == "The harbour");
  CHECK(sum_of(*hit.explanation) == Approx(hit.score));
  CHECK(explanation_text(hit, false, "").find("score of the copy The harbour in releases.txt") !=
        std::string::npos);
}

TEST_CASE("numbers shown add up to the score shown", "[explain]") {
  Hit hit;
  hit.score = 1;
  hit.explanation = ScoreExplanation{
      "", "", {{"a", {"a"}, 1.0 / 3, {{"title", 1}}}, {"b", {}, 1.0 / 3, {}}}, 1.0 / 3, 0};
  CHECK(explanation_text(hit, false, "  ") ==
        "    0.333  a (stem a): title 1\n    0.334  b\n    0.333  recency\n    1.000  score\n");

  hit.score = 1.0008;
  hit.explanation = ScoreExplanation{"", "", {{"a", {}, 1.0004, {}}}, 0.0004, 0};
  CHECK(explanation_text(hit, false, "") == "  1.000  a\n  0.001  recency\n  1.001  score\n");
  hit.score = 1;
  hit.explanation = ScoreExplanation{"", "", {{"a", {}, 1, {}}}, 0.0004, 0};
  CHECK(explanation_text(hit, false, "") == "  1.000  a\n  1.000  score\n");
}
