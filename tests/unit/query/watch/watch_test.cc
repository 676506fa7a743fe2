#include "query/watch/watch.h"

#include <catch2/catch.hpp>

#include "tests/support/temporary_directory.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

using test::make_release;

std::vector<std::string> titles(const SearchResult& result) {
  std::vector<std::string> all;
  for (const Hit& hit : result.hits) all.push_back(hit.release.title);
  return all;
}

/// Finds the news of a watch and marks it as reported.
std::vector<std::string> run(const std::string& path, Watch& watch) {
  auto session = Session::open({path});
  REQUIRE(session);
  SearchRequest request;
  request.text = "harbour";
  request.limit = 1;
  request.today = *Date::parse("2024-01-01");
  request.ranking.order = SortOrder::oldest;
  const auto news = find_news(*session, request, watch);
  REQUIRE(news);
  CHECK(news->count == news->hits.size());
  mark_told(watch, *news);
  return titles(*news);
}

Release dated(const std::string& title, const std::string& body, const std::string& digest) {
  Release release = make_release(title, body, "2023-05-0" + std::to_string(1 + title.size() % 8));
  release.body_digest = digest;
  return release;
}

using Titles = std::vector<std::string>;

TEST_CASE("a watch reports each release once, and again if its words change") {
  Release one = dated("One", "The harbour opens.", "digest 1");
  const Release three = dated("Three", "The harbour grows.", "digest 3");
  test::TestIndex index({one});
  Watch watch;
  CHECK(run(index.path(), watch) == Titles{"One"});
  CHECK(run(index.path(), watch).empty());

  index.publish({dated("Other", "The market opens.", "digest 2"), three, one});
  CHECK(run(index.path(), watch) == Titles{"Three"});

  one.id = "another";
  one.origin.file = "moved.txt";
  one.title = "ONE!";
  index.publish({one, three});
  CHECK(run(index.path(), watch).empty());

  one.body_digest = "digest 4";
  index.publish({one, three});
  CHECK(run(index.path(), watch) == Titles{"ONE!"});
  one.date = Date::parse("2023-06-01");
  index.publish({one, three});
  CHECK(run(index.path(), watch) == Titles{"ONE!"});
  CHECK(run(index.path(), watch).empty());
}

TEST_CASE("copies that are news are reported together, each once") {
  const auto copy = [](const char* id, const char* date) {
    Release release = make_release("Harbour", "The harbour opens today.", date);
    release.id = id;
    release.body_digest = "digest 1";
    release.near_digest = "digest 1";
    return release;
  };
  test::TestIndex index({copy("a", "2023-05-01"), copy("b", "2023-05-02")});
  Watch watch;
  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  request.text = "harbour";
  request.limit = 1;
  request.today = *Date::parse("2024-01-01");
  auto news = find_news(*session, request, watch);
  REQUIRE(news);
  CHECK(news->count == 2);
  CHECK(news->distinct == 1);
  REQUIRE(news->hits.size() == 1);
  CHECK(news->hits.front().release.id == "a");
  REQUIRE(news->hits.front().copies.size() == 1);

  mark_told(watch, *news);
  CHECK(watch.told.size() == 2);
  index.publish({copy("a", "2023-05-01"), copy("b", "2023-05-02"), copy("c", "2023-05-03")});
  session = Session::open({index.path()});
  news = find_news(*session, request, watch);
  REQUIRE(news->hits.size() == 1);
  CHECK(news->hits.front().release.id == "c");
  CHECK(news->hits.front().copies.empty());

  request.collapse = false;
  CHECK(find_news(*session, request, Watch())->hits.size() == 3);
}

TEST_CASE("a watch is read as it was written, and nothing else is accepted") {
  Watch watch;
  watch.line = {"search", "--db=/srv/news.db", "--", "\"minimum wage\"", "-congress"};
  watch.last_run = "2026-11-24T18:05:00Z";
  watch.told = {0, 1, 0xffffffffffffffffU};
  const auto read = decode_watch(encode_watch(watch));
  REQUIRE(read);
  CHECK(read->line == watch.line);
  CHECK(read->last_run == watch.last_run);
  CHECK(read->told == watch.told);
  for (const char* wrong :
       {"", "{}", "[]", "{\"version\": \"1\"}", "{\"version\": 2}", "{\"version\": 1, \"line\": 3}",
        R"({"version": 1, "line": [], "last_run": 4, "told": []})",
        R"({"version": 1, "line": [], "last_run": "", "told": ["xyz"]})"}) {
    CHECK_FALSE(decode_watch(wrong));
  }
}

TEST_CASE("a store keeps watches by name") {
  test::TemporaryDirectory directory;
  const auto store = WatchStore::open((directory.path() / "state").string());
  REQUIRE(store);
  CHECK(store->names()->empty());
  Watch watch;
  watch.name = "wage";
  CHECK(store->add(watch));
  CHECK(store->add(watch).error().kind == ErrorKind::usage);
  for (const char* name : {"", ".", "..", "a/b", "-a", "a b", "\x1b"}) {
    watch.name = name;
    CHECK(store->add(watch).error().kind == ErrorKind::usage);
    CHECK_FALSE(store->load(name));
    CHECK_FALSE(store->remove(name, std::chrono::seconds(0)));
  }
  watch.name = "orbán";
  CHECK_FALSE(store->add(watch));
  CHECK(*store->names() == Titles{"wage"});
  CHECK(store->load("wgae").error().hint == "did you mean 'wage'?");
  {
    const auto held = store->lock("wage", std::chrono::seconds(0));
    REQUIRE(held);
    CHECK(store->remove("wage", std::chrono::seconds(0)).error().kind == ErrorKind::index_locked);
  }
  CHECK(store->remove("wage", std::chrono::seconds(0)));
  CHECK(store->names()->empty());
}

}  // namespace
}  // namespace dateline
