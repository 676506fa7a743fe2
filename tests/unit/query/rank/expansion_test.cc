#include "query/rank/expansion.h"

#include <catch2/catch.hpp>

#include "query/search/session.h"
#include "tests/support/test_index.h"

using namespace dateline;
using test::make_release;
using test::TestIndex;

namespace {

std::vector<Release> releases() {
  return {make_release("one", "Lighthouse keepers polish lenses."),
          make_release("two", "A lighthouse and its lenses; keepers wanted."),
          make_release("three", "Keepers polish lenses."),
          make_release("four", "A budget for roads."),
          make_release("five", "The lighthouse budget."),
          make_release("six", "Roads and rails.")};
}

std::string found(const TestIndex& index, const std::string& text, bool any) {
  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  request.text = text;
  request.any = any;
  request.expand = true;
  request.ranking.order = SortOrder::relevance;
  const auto result = session->search(request);
  REQUIRE(result);
  std::string titles;
  for (const Hit& hit : result->hits) titles += (titles.empty() ? "" : " ") + hit.release.title;
  return titles;
}

}  // namespace

TEST_CASE("the words of the best releases are found, rare ones first", "[expansion]") {
  const TestIndex index(releases());
  const auto snapshot = Snapshot::open({index.path()});
  REQUIRE(snapshot);
  Retriever retriever(*snapshot);
  const Relevance relevance(snapshot->database());
  const ExpandedQuery expanded(retriever, relevance.word({"Zlighthous"}));
  const Expansion& expansion = expanded.expansion();
  REQUIRE(!expansion.stems.empty());
  double total = 0;
  for (const auto& stem : expansion.stems) total += stem.weight;
  CHECK(total == Approx(1));
  const auto has = [&](const std::string& text) {
    return std::any_of(expansion.stems.begin(), expansion.stems.end(),
                       [&](const auto& stem) { return stem.text == text; });
  };
  CHECK(has("lens"));
  CHECK(has("keeper"));
  CHECK_FALSE(has("want"));  // in one release only
}

TEST_CASE("a query that finds nothing or weighs nothing is not expanded", "[expansion]") {
  const TestIndex index(releases());
  const auto snapshot = Snapshot::open({index.path()});
  REQUIRE(snapshot);
  Retriever retriever(*snapshot);
  const Relevance relevance(snapshot->database());
  for (const IndexQuery& query : {relevance.word({"Znowher"}), with_term("Len")}) {
    const ExpandedQuery expanded(retriever, query);
    CHECK(expanded.expansion().stems.empty());
    CHECK(expanded.whole(true).identity() == query.identity());
  }
}

TEST_CASE("the query and its new words have fixed shares of the score", "[expansion]") {
  const TestIndex index(releases());
  const auto snapshot = Snapshot::open({index.path()});
  REQUIRE(snapshot);
  Retriever retriever(*snapshot);
  const Relevance relevance(snapshot->database());
  const IndexQuery query = relevance.word({"Zlighthous"});
  const ExpandedQuery expanded(retriever, query);
  const auto greatest = [&](const IndexQuery& sought) {
    return greatest_weight(retriever.find(sought));
  };
  CHECK(greatest(query) * expanded.query_scale() == Approx(0.6));
  CHECK(greatest(any_stem(expanded.expansion())) * expanded.stems_scale() == Approx(0.4));
}

TEST_CASE("an expanded query matches more only if any word may match", "[expansion]") {
  const TestIndex index(releases());
  CHECK(found(index, "lighthouse roof", true).find("three") != std::string::npos);
  const std::string all = found(index, "lighthouse", false);
  CHECK(all.find("three") == std::string::npos);
  CHECK(all.rfind("five") == all.size() - 4);
}
