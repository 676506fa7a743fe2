#include <catch2/catch.hpp>
#include <set>

#include "query/search/session.h"
#include "tests/support/test_index.h"
#include "tests/support/with_digests.h"

using namespace dateline;

namespace {

/// A release of a source, with the digests that cleaning would give it.
Release release(const std::string& id, const std::string& body, const std::string& date,
                const std::string& source) {
  Release made = test::with_digests(test::make_release(id, body, date));
  made.source = source;
  return made;
}

/// A text of many different words from a seed; no two seeds give near copies.
std::string text(unsigned seed) {
  std::string words = "ferry";
  for (unsigned i = 0; i < 300; ++i) {
    seed = seed * 1664525 + 1013904223;
    words += " w" + std::to_string(seed >> 12);
  }
  return words;
}

SearchRequest request(const std::string& words) {
  SearchRequest made;
  made.text = words;
  made.ranking.recency = {*Date::parse("2022-12-01"), 365};
  return made;
}

SearchResult search(const test::TestIndex& index, const SearchRequest& asked) {
  auto session = Session::open({index.path()});
  REQUIRE(session);
  auto result = session->search(asked);
  REQUIRE(result);
  return std::move(*result);
}

}  // namespace

TEST_CASE("an index is not searched twice", "[copies]") {
  const test::TestIndex index({release("a", text(1), "2022-11-20", "Wire A")});
  const auto twice = Session::open({index.path(), index.path() + "/."});
  REQUIRE_FALSE(twice);
  CHECK(twice.error().kind == ErrorKind::usage);
}

TEST_CASE("the newest come first by the dates that they are shown with", "[copies]") {
  const test::TestIndex index({release("a", text(1), "2022-11-20", "Wire A"),
                               release("b", text(1), "2022-11-26", "Wire B"),
                               release("c", text(2), "2022-11-23", "Wire A"),
                               release("d", text(3), "2022-11-19", "Wire A")});
  for (const auto& [order, ids] :
       {std::pair{SortOrder::newest, "c a d "}, std::pair{SortOrder::oldest, "d a c "}}) {
    SearchRequest asked = request("ferry");
    asked.ranking.order = order;
    std::string shown;
    for (const Hit& hit : search(index, asked).hits) shown += hit.release.id + ' ';
    CHECK(shown == ids);
    asked.limit = 1;
    CHECK(search(index, asked).hits.front().release.id == std::string(1, ids[0]));
  }
}

TEST_CASE("a release that ran on several wires shows once", "[copies]") {
  const test::TestIndex index({release("b", text(1), "2022-11-23", "Wire B"),
                               release("a", text(1), "2022-11-22", "Wire A"),
                               release("near", text(1) + " ends", "2022-11-24", "Wire C"),
                               release("other", text(2), "2022-11-22", "Wire A")});
  const SearchResult result = search(index, request("ferry"));
  CHECK(result.count == 4);
  CHECK(result.distinct == 2);
  REQUIRE(result.hits.size() == 2);
  const Hit& hit = result.hits[0].release.id == "a" ? result.hits[0] : result.hits[1];
  CHECK(hit.release.id == "a");  // the earliest leads
  REQUIRE(hit.copies.size() == 2);
  CHECK(hit.copies[0].id == "b");
  CHECK(hit.copies[0].exact);
  CHECK(hit.copies[0].source == "Wire B");
  CHECK(hit.copies[1].id == "near");
  CHECK_FALSE(hit.copies[1].exact);

  SearchRequest longest = request("ferry");
  longest.lead = Lead::longest;
  const SearchResult by_length = search(index, longest);
  CHECK((by_length.hits[0].release.id == "near" || by_length.hits[1].release.id == "near"));

  SearchRequest all = request("ferry");
  all.collapse = false;
  CHECK(search(index, all).hits.size() == 4);
  CHECK(search(index, all).distinct == 2);
}

TEST_CASE("of copies of one day, that of the first dump leads, whatever was indexed first",
          "[copies]") {
  std::vector<Release> releases{release("later", text(1), "2022-11-22", "Wire B"),
                                release("first", text(1), "2022-11-22", "Wire A")};
  releases[0].origin.file = "archive/b.txt";
  releases[1].origin.file = "archive/a.txt";
  CHECK(search(test::TestIndex(releases), request("ferry")).hits.front().release.id == "first");
}

TEST_CASE("only copies that the query finds count", "[copies]") {
  const test::TestIndex index({release("a", text(1), "2022-11-22", "Wire A"),
                               release("b", text(1), "2022-11-23", "Wire B")});
  const SearchResult result = search(index, request("ferry source:\"wire b\""));
  REQUIRE(result.hits.size() == 1);
  CHECK(result.hits[0].release.id == "b");
  CHECK(result.hits[0].copies.empty());
}

TEST_CASE("nearly the same text on another occasion is not a copy", "[copies]") {
  const auto hits = [](const std::string& place, const std::string& day) {
    const test::TestIndex index({release("a", text(1) + " Linz", "2021-01-01", "Office"),
                                 release("b", text(1) + place, day, "Office")});
    return search(index, request("ferry")).hits.size();
  };
  CHECK(hits(" Graz", "2021-01-02") == 1);
  CHECK(hits(" Graz", "2021-06-01") == 2);
  CHECK(hits(" Linz", "2021-06-01") == 1);
}

TEST_CASE("releases without text are not copies", "[copies]") {
  const test::TestIndex index(
      {release("ferry", "", "2021-01-01", "A"), release("ferry two", "", "2021-01-01", "B")});
  CHECK(search(index, request("ferry")).hits.size() == 2);
}

TEST_CASE("pages neither repeat nor lose a release", "[copies]") {
  std::vector<Release> releases;
  for (unsigned i = 0; i < 120; ++i) {
    releases.push_back(release("r" + std::to_string(i), text(i % 40),
                               i % 3 == 0 ? "" : "2022-11-22", "Wire " + std::to_string(i / 40)));
  }
  const test::TestIndex index(releases);
  for (const SortOrder order : {SortOrder::blend, SortOrder::oldest}) {
    std::set<std::string> seen;
    for (std::size_t offset = 0; offset < 42; offset += 7) {
      SearchRequest page = request("ferry");
      page.ranking.order = order;
      page.offset = offset;
      page.limit = 7;
      for (const Hit& hit : search(index, page).hits) {
        CHECK(seen.insert(hit.release.id).second);
        CHECK(hit.copies.size() == 2);
        for (const Copy& copy : hit.copies) CHECK(seen.insert(copy.id).second);
      }
    }
    CHECK(seen.size() == releases.size());
  }
}

TEST_CASE("copies in several indexes are collapsed", "[copies]") {
  const test::TestIndex first({release("a", text(1), "2022-11-22", "Wire A")});
  const test::TestIndex second({release("x", text(3), "2022-11-22", "Wire B"),
                                release("b", text(1), "2022-11-23", "Wire B")});
  auto session = Session::open({first.path(), second.path()});
  REQUIRE(session);
  const auto result = session->search(request("ferry"));
  REQUIRE(result);
  CHECK(result->hits.size() == 2);
}
