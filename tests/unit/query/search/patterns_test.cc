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

TEST_CASE("a star may stand for thousands of values", "[patterns]") {
  std::vector<Release> first;
  std::vector<Release> second;
  for (int i = 1000; i < 4000; ++i) {
    const std::string number = std::to_string(i);
    (i % 2 == 0 ? first : second).push_back(from(number, "wire " + number));
  }
  const test::TestIndex even(first);
  const test::TestIndex odd(second);
  auto session = Session::open({even.path(), odd.path()});
  REQUIRE(session);
  const auto count = [&](const std::string& text) {
    SearchRequest request;
    request.text = text;
    const auto result = session->search(request);
    REQUIRE(result);
    return result->count;
  };
  CHECK(count("source:wire*") == 3000);
  CHECK(count("\"ferry sails\" source:wire*") == 3000);
  CHECK(count("ferry -source:wire*") == 0);
  CHECK(count("source:wire* -source:\"wire 2*\"") == 3000);  // no star in quotation marks
  CHECK(count("source:wire* -source:\"wire 2000\"") == 2999);
  CHECK(found(*session, "source:wire* AND source:\"wire 2001\"") == "2001 ");
}

TEST_CASE("many patterns share the words that a query may stand for", "[patterns]") {
  std::string body = "ferry";
  std::string query;
  for (char first = 'a'; first <= 'z'; ++first) {
    for (char second = 'a'; second <= 'z'; ++second) {
      body += std::string(" q") + first + second;
    }
    query += std::string("q") + first + "* ";
  }
  Release release = from("a", "Wire");
  release.body = body;
  const test::TestIndex index({release}, test::IndexKind::stems);
  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  request.text = query;
  const auto all = session->search(request);
  REQUIRE(all);
  CHECK(all->count == 1);
  CHECK(all->notes.empty());  // 26 words each, of 1000 / 26

  for (char first = 'a'; first <= 'z'; ++first) query += std::string("x") + first + "* qa* ";
  request.text = query;
  request.any = true;
  const auto more = session->search(request);
  REQUIRE(more);
  CHECK(more->count == 1);
  REQUIRE(more->notes.size() == 1);
  CHECK(more->notes.front() ==
        "26 words with * or ~ match more words than are searched: the 19 most frequent of each");
}

TEST_CASE("a repeated pattern finds what it finds once", "[patterns]") {
  const test::TestIndex index({from("a", "Wire"), from("b", "Wire")});
  auto session = Session::open({index.path()});
  REQUIRE(session);
  for (const char* once : {"fer*", "ferri~", "\"ferry sails\"", "(fer* OR zebra)"}) {
    INFO(once);
    const std::string twice = std::string(once) + ' ' + once;
    CHECK(found(*session, once) == "a b ");
    CHECK(found(*session, twice) == "a b ");
  }
}

TEST_CASE("the beginning of a word finds it with and without accents", "[patterns]") {
  const test::TestIndex index(
      {test::make_release("a", "a naïve harbour by Ångström"), test::make_release("b", "naivety"),
       test::make_release("c", "köprü, cầu, München"), test::make_release("d", "йод, кофе")});
  auto session = Session::open({index.path()});
  REQUIRE(session);
  for (const auto& [query, ids] :
       {std::pair{"naiv*", "b a "}, std::pair{"naïv*", "b a "}, std::pair{"ang*", "a "},
        std::pair{"Ång*", "a "}, std::pair{"kop*", "c "}, std::pair{"cau*", "c "},
        std::pair{"munc*", "c "}, std::pair{"йо*", "d "}, std::pair{"ко*", "d "},
        std::pair{"nab*", ""}}) {
    INFO(query);
    CHECK(found(*session, query) == ids);
  }
}

namespace {

/// Of 160 words with "ove", all in one release, the first in a second one and the last in a third.
std::vector<Release> with_many_words() {
  std::string words = "port";
  for (int i = 100; i < 250; ++i) words += " ove" + std::to_string(i) + "r";
  for (int i = 0; i < 10; ++i) words += " overtly" + std::string(1, static_cast<char>('a' + i));
  return {test::make_release("a", words), test::make_release("b", "port ove100r"),
          test::make_release("c", "port overtlyj"), test::make_release("d", "port")};
}

}  // namespace

TEST_CASE("a prefix finds and excludes all words that start so", "[patterns]") {
  const test::TestIndex index(with_many_words());
  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  for (const auto& [query, count] :
       {std::pair{"ove*", 3}, std::pair{"port -ove*", 1}, std::pair{"ove* port", 3},
        std::pair{"overtly*", 2}, std::pair{"(ove* OR port)", 4},
        std::pair{"ove* NEAR/1 port", 3}}) {
    request.text = query;
    const auto result = session->search(request);
    REQUIRE(result);
    INFO(query);
    CHECK(result->count == static_cast<std::size_t>(count));
    CHECK(result->count_exact);
    CHECK(result->notes.empty());
    for (const Hit& hit : result->hits) {
      CHECK((hit.release.id == "d" || !hit.snippet.marks.empty()));
    }
  }
}

TEST_CASE("over stems, a prefix for more words than are searched makes the count a lower bound",
          "[patterns]") {
  const test::TestIndex index(with_many_words(), test::IndexKind::stems);
  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  for (const auto& [query, exact] :
       {std::pair{"ove*", false}, std::pair{"ove10*", true}, std::pair{"port", true}}) {
    request.text = query;
    const auto result = session->search(request);
    REQUIRE(result);
    INFO(query);
    CHECK(result->count >= 2);
    CHECK(result->count_exact == exact);
    CHECK(result->notes.empty() == exact);
  }
}
