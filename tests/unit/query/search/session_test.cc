#include "query/search/session.h"

#include <xapian.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "common/database/index_directory.h"
#include "tests/support/test_index.h"

using namespace dateline;

namespace {

/// Fails the given number of times because the index changed.
struct Restless {
  int failures = 0;
  int attempts = 0;
  int renewals = 0;

  Result<int> run() {
    return repeat_where_changed(
        [this]() -> Result<int> {
          if (++attempts <= failures) return fail(ErrorKind::index_changed, "changed");
          return attempts;
        },
        [this]() -> Result<void> {
          ++renewals;
          return {};
        });
  }
};

/// Commits changes to every release of an index, so often that a reader's blocks are gone.
void outrun_readers(const std::string& path) {
  const IndexDirectory index(path);
  const auto live = index.live();
  REQUIRE(live);
  Xapian::WritableDatabase database(index.generation_path(*live).string());
  for (const std::string term : {"one", "two", "three"}) {
    for (int i = 0; i < 3000; ++i) {
      Xapian::Document document;
      document.add_term(term + std::to_string(i));
      database.add_document(document);
    }
    database.commit();
  }
}

}  // namespace

TEST_CASE("a search is repeated while the index changes, a limited number of times", "[session]") {
  Restless calm{0};
  CHECK(calm.run() == 1);
  CHECK(calm.renewals == 0);

  Restless late{most_attempts - 1};
  CHECK(late.run() == most_attempts);
  CHECK(late.renewals == most_attempts - 1);

  Restless endless{1000};
  const auto given_up = endless.run();
  REQUIRE_FALSE(given_up);
  CHECK(given_up.error().kind == ErrorKind::index_changed);
  CHECK(endless.attempts == most_attempts);
}

TEST_CASE("a search is repeated if the index looks damaged, as it may be during a write",
          "[session]") {
  int attempts = 0;
  const auto half_written = [&]() -> Result<int> {
    if (++attempts == 1) return fail(ErrorKind::index_corrupt, "damaged");
    return attempts;
  };
  CHECK(repeat_where_changed(half_written, []() -> Result<void> { return {}; }) == 2);
}

TEST_CASE("damage that is met while results are written is no change", "[session]") {
  struct Sink : ResultSink {
    Result<void> begin(const SearchResult& /*result*/) override { return {}; }
    Result<void> hit(Hit&& /*hit*/) override { return {}; }
  };
  const test::TestIndex index({test::make_release(
      "Quay", "The harbour board opens the new quay today, and a ferry calls.")});
  const IndexDirectory directory(index.path());
  std::fstream table(directory.generation_path(*directory.live()) / "docdata.glass",
                     std::ios::binary | std::ios::in | std::ios::out);
  table.seekp(8192 - 60) << std::string(40, 'x');  // the end of a block is that of its first entry
  table.close();
  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  request.text = "ferry";
  Sink sink;
  const auto result = session->search(request, sink);
  REQUIRE_FALSE(result);
  CHECK(result.error().kind == ErrorKind::index_corrupt);
}

TEST_CASE("other errors are not repeated, and neither is a search without an index", "[session]") {
  int attempts = 0;
  const auto broken = [&]() -> Result<int> {
    ++attempts;
    return fail(ErrorKind::io, "broken");
  };
  const auto none = []() -> Result<void> { return fail(ErrorKind::index_missing, "gone"); };
  CHECK(repeat_where_changed(broken, none).error().kind == ErrorKind::io);
  CHECK(attempts == 1);

  const auto changed = [&]() -> Result<int> { return fail(ErrorKind::index_changed, "changed"); };
  CHECK(repeat_where_changed(changed, none).error().kind == ErrorKind::index_missing);
}

TEST_CASE("a session continues if a writer outran its snapshot", "[session]") {
  constexpr int count = 3000;
  std::vector<Release> releases;
  releases.reserve(count);
  for (int i = 0; i < count; ++i) {
    releases.push_back(test::make_release("title " + std::to_string(i),
                                          "harbour " + std::to_string(i) + " and words beside it",
                                          "2022-01-01"));
  }
  const test::TestIndex index(releases);
  auto snapshot = Snapshot::open({index.path()});
  REQUIRE(snapshot);
  Searcher stale(std::move(*snapshot));
  auto session = Session::open({index.path()});
  REQUIRE(session);
  outrun_readers(index.path());

  SearchRequest request;
  request.text = "harbour";
  const auto lost = stale.search(request);
  REQUIRE_FALSE(lost);
  CHECK(lost.error().kind == ErrorKind::index_changed);
  const auto found = session->search(request);
  REQUIRE(found);
  CHECK(found->count == releases.size());
}

TEST_CASE("of an enormous text, matches are marked in the first megabyte, and all of it is shown",
          "[session]") {
  std::string body = "The ferry sails.";
  while (body.size() < (std::size_t{3} << 19)) body += " Nobody knows what the harbour is for.";
  body += " The ferry returns.";
  const test::TestIndex index({test::make_release("logbook", body)});
  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  request.text = "ferry";
  request.mark_bodies = true;
  const auto result = session->search(request);
  REQUIRE(result);
  REQUIRE(result->hits.size() == 1);
  CHECK(result->hits[0].release.body == body);
  REQUIRE(result->hits[0].body_marks.size() == 1);
  CHECK(result->hits[0].body_marks[0].begin == 4);
}
