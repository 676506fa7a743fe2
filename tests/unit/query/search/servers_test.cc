#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <memory>
#include <random>
#include <set>

#include "indexer/clean/fingerprint.h"
#include "query/search/session.h"
#include "tests/support/test_index.h"
#include "tests/support/test_server.h"

using namespace dateline;
using test::IndexKind;
using test::make_release;
using test::TestIndex;
using test::TestServer;

namespace {

constexpr std::size_t archive_size = 240;

/// Releases of few words, so that phrases occur, each of another length and day; every twelfth is a
/// copy of the one before.
std::vector<Release> archive() {
  const std::vector<std::string> words{"harbour", "bridge",  "council", "budget", "the",
                                       "senate",  "meeting", "of",      "report", "lighthouse"};
  std::mt19937 random(20221122);
  std::vector<Release> releases;
  for (std::size_t i = 0; i < archive_size; ++i) {
    const Date day(Date::from_ymd(2020, 1, 1)->days() + std::chrono::days(3 * i));
    std::string body = "Release " + std::to_string(i) + ".";
    for (std::size_t word = 0; word < 12 + i; ++word) body += ' ' + words[random() % words.size()];
    if (i % 12 == 11) body = releases.back().body;
    Release release = make_release("title" + std::to_string(i), body + '.', day.iso());
    release.source = i % 3 == 0 ? "gazette" : "herald";
    add_digests(release);
    releases.push_back(std::move(release));
  }
  return releases;
}

std::vector<std::unique_ptr<TestIndex>> shards_of(const std::vector<Release>& releases,
                                                  std::size_t number, IndexKind kind) {
  std::vector<std::unique_ptr<TestIndex>> shards;
  for (std::size_t shard = 0; shard < number; ++shard) {
    std::vector<Release> part;
    for (std::size_t i = shard; i < releases.size(); i += number) part.push_back(releases[i]);
    shards.push_back(std::make_unique<TestIndex>(part, kind));
  }
  return shards;
}

SearchRequest request_for(const std::string& text) {
  SearchRequest request;
  request.text = text;
  request.limit = archive_size;
  request.ranking.recency.as_of = *Date::from_ymd(2024, 1, 1);
  return request;
}

SearchResult answer(Session& session, const SearchRequest& request) {
  auto result = session.search(request);
  INFO((result ? "" : result.error().message));
  REQUIRE(result);
  return *std::move(result);
}

void check_same(const SearchResult& one, const SearchResult& other) {
  CHECK(one.count == other.count);
  CHECK(one.distinct == other.distinct);
  CHECK(other.count_exact);
  REQUIRE(one.hits.size() == other.hits.size());
  for (std::size_t i = 0; i < one.hits.size(); ++i) {
    CHECK(one.hits[i].release.id == other.hits[i].release.id);
    CHECK(one.hits[i].score == Approx(other.hits[i].score));
    CHECK(one.hits[i].snippet.text == other.hits[i].snippet.text);
    CHECK(one.hits[i].copies.size() == other.hits[i].copies.size());
  }
}

std::vector<std::string> values_of(const Facet& facet) {
  std::vector<std::string> values;
  for (const FacetCount& each : facet.counts) {
    values.push_back(each.value + ' ' + std::to_string(each.count));
  }
  return values;
}

}  // namespace

TEST_CASE("the same releases in one index, in shards and on servers give the same answers",
          "[servers]") {
  const auto releases = archive();
  const TestIndex whole(releases, IndexKind::words);
  auto one = Session::open({whole.path()});
  REQUIRE(one);
  const std::size_t number = GENERATE(1, 2, 4);
  const auto shards = shards_of(releases, number, IndexKind::words);
  std::vector<std::unique_ptr<TestServer>> servers;
  std::vector<std::string> mixed;
  for (std::size_t i = 0; i < number; ++i) {
    servers.push_back(std::make_unique<TestServer>(shards[i]->path()));
    mixed.push_back(i == 1 ? shards[i]->path() : servers[i]->name());  // one of several is local
  }
  auto several = Session::open(mixed);
  REQUIRE(several);
  for (const char* words :
       {"lighthouse", "harbour budget", "harbour OR bridge", "council -budget",
        "\"harbour bridge\"", "\"the senate\"", "\"harbour bridge council\"",
        "budget -\"senate meeting of\"", "harbour NEAR/3 lighthouse", "source:gazette report",
        "title7", "light*", "lighthouse since:2021-01 until:2021-06",
        "budget OR (\"report of the\" -council)"}) {
    INFO(words);
    SearchRequest request = request_for(words);
    for (const SortOrder order :
         {SortOrder::blend, SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
      request.ranking.order = order;
      check_same(answer(*one, request), answer(*several, request));
    }
    // Counted by facets and time, with copies, from the second page on.
    request.ranking.order = SortOrder::blend;
    request.facets = {FacetKind::source, FacetKind::year, FacetKind::place};
    request.timeline = TimelineUnit::month;
    request.collapse = true;
    request.offset = 5;
    request.limit = 10;
    const SearchResult expected = answer(*one, request);
    const SearchResult result = answer(*several, request);
    check_same(expected, result);
    for (std::size_t i = 0; i < expected.facets.size(); ++i) {
      CHECK(values_of(expected.facets[i]) == values_of(result.facets[i]));
    }
    REQUIRE(expected.timeline->periods.size() == result.timeline->periods.size());
  }
}

TEST_CASE("expansion, similar releases, explanations and copies work over servers", "[servers]") {
  const auto releases = archive();
  const TestIndex whole(releases, IndexKind::words);
  auto one = Session::open({whole.path()});
  REQUIRE(one);
  const auto shards = shards_of(releases, 2, IndexKind::words);
  const TestServer first(shards[0]->path());
  const TestServer second(shards[1]->path());
  auto several = Session::open({first.name(), second.name()});
  REQUIRE(several);
  SearchRequest request = request_for("lighthouse budget");
  SECTION("expansion") {
    request.expand = true;
    check_same(answer(*one, request), answer(*several, request));
  }
  SECTION("similar") {
    request.text.clear();
    request.similar_to = releases[10].id;
    check_same(answer(*one, request), answer(*several, request));
  }
  SECTION("explanations") {
    request.explain = true;
    const SearchResult expected = answer(*one, request);
    const SearchResult result = answer(*several, request);
    check_same(expected, result);
    REQUIRE(result.hits.front().explanation);
    const auto& parts = result.hits.front().explanation->parts;
    REQUIRE(parts.size() == expected.hits.front().explanation->parts.size());
    CHECK(parts.front().share == Approx(expected.hits.front().explanation->parts.front().share));
  }
  SECTION("copies, and a release by its id") {
    const auto copies = several->copies_of({releases[10].id});
    REQUIRE(copies);
    REQUIRE(copies->size() == 1);
    CHECK(copies->front().id == releases[11].id);
    const auto shown = several->show({{releases[10].id}}, request);
    REQUIRE(shown);
    REQUIRE(shown->front().size() == 1);
    CHECK(shown->front().front().release.body == releases[10].body);
  }
}

TEST_CASE("pairs learned by each shard find the same releases", "[servers]") {
  const auto releases = archive();
  const TestIndex whole(releases);
  auto one = Session::open({whole.path()});
  REQUIRE(one);
  const auto shards = shards_of(releases, 2, IndexKind::pairs);
  const TestServer first(shards[0]->path());
  auto several = Session::open({first.name(), shards[1]->path()});
  REQUIRE(several);
  const auto ids = [&](Session& session, const std::string& words) {
    std::set<std::string> found;
    for (const Hit& hit : answer(session, request_for(words)).hits) found.insert(hit.release.id);
    return found;
  };
  for (const char* words : {"\"harbour bridge\"", "\"report of the senate\"", "bridge council"}) {
    CHECK(ids(*one, words) == ids(*several, words));
  }
}

TEST_CASE("a release without an id is missed by a phrase, and stands for no other", "[servers]") {
  Release nameless = make_release("one", "The report of the senate is late.");
  nameless.id.clear();
  const TestIndex index({nameless, make_release("two", "The senate of the report is late."),
                         make_release("three", "Late is the report of the senate.")},
                        IndexKind::words);
  const TestServer server(index.path());
  auto session = Session::open({server.name()});
  REQUIRE(session);
  const SearchResult result = answer(*session, request_for("\"report of the senate\""));
  CHECK(result.count == 1);
  CHECK_FALSE(result.count_exact);
  REQUIRE(result.hits.size() == 1);
  CHECK(result.hits.front().release.id == "three");
}

TEST_CASE("a server that is down costs its releases, not the answer", "[servers]") {
  const auto shards = shards_of(archive(), 2, IndexKind::words);
  TestServer lost(shards[0]->path());
  const std::vector<std::string> indexes{lost.name(), shards[1]->path()};
  auto session = Session::open(indexes, {.require_all = false, .patience = 5});
  REQUIRE(session);
  const SearchResult before = answer(*session, request_for("lighthouse"));
  CHECK(before.missing.empty());
  lost.stop();
  const SearchResult after = answer(*session, request_for("lighthouse"));
  REQUIRE(after.missing.size() == 1);
  CHECK(after.missing.front().path == lost.name());
  CHECK(after.count > 0);
  CHECK(after.count < before.count);
  CHECK_FALSE(after.count_exact);

  auto opened = Session::open(indexes, {.require_all = false});
  REQUIRE(opened);
  CHECK(answer(*opened, request_for("lighthouse")).count == after.count);

  const auto required = Session::open(indexes);
  REQUIRE_FALSE(required);
  CHECK(required.error().kind == ErrorKind::unreachable);
  const auto alone = Session::open({lost.name()}, {.require_all = false});
  REQUIRE_FALSE(alone);
  CHECK(alone.error().kind == ErrorKind::unreachable);
}

TEST_CASE("a server that hangs is given up", "[servers]") {
  const auto shards = shards_of(archive(), 2, IndexKind::words);
  TestServer hanging(shards[0]->path());
  auto session =
      Session::open({hanging.name(), shards[1]->path()}, {.require_all = false, .patience = 0.2});
  REQUIRE(session);
  hanging.suspend();
  const SearchResult without = answer(*session, request_for("lighthouse"));
  REQUIRE(without.missing.size() == 1);
  CHECK(without.count > 0);
  hanging.resume();
}

TEST_CASE("a server whose index was published anew is asked again", "[servers]") {
  TestIndex index({make_release("old", "A lighthouse opens.")});
  const TestServer server(index.path());
  auto session = Session::open({server.name()});
  REQUIRE(session);
  CHECK(answer(*session, request_for("lighthouse")).hits.front().release.id == "old");
  index.publish({make_release("new", "A lighthouse closes.")});
  auto later = Session::open({server.name()});
  REQUIRE(later);
  CHECK(answer(*later, request_for("lighthouse")).hits.front().release.id == "new");
}
