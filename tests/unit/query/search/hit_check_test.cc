// What tables say that were changed behind the back of the indexer, as a flipped bit would.
#include "query/search/hit_check.h"

#include <catch2/catch.hpp>
#include <functional>
#include <string>

#include "common/database/index_directory.h"
#include "query/search/session.h"
#include "tests/support/test_index.h"

using namespace dateline;
using test::make_release;
using test::TestIndex;

namespace {

std::vector<Release> releases() {
  std::vector<Release> made{make_release("one", "Ferries leave. Harbours\nopen.", "2021-05-06"),
                            make_release("two", "Museums open.", "2021-05-07")};
  made.front().place = "Gijón, Spain";
  return made;
}

void change_second(const TestIndex& index, const std::function<void(Xapian::Document&)>& change) {
  const IndexDirectory directory(index.path());
  Xapian::WritableDatabase database(directory.generation_path(*directory.live()).string());
  Xapian::Document document = database.get_document(2);
  change(document);
  database.replace_document(2, document);
  database.commit();
}

Result<SearchResult> search(const TestIndex& index, const std::string& text) {
  auto session = Session::open({index.path()});
  REQUIRE(session);
  SearchRequest request;
  request.text = text;
  request.today = *Date::parse("2022-01-01");
  return session->search(request);
}

void require_damage(const TestIndex& index, const std::string& text) {
  INFO(text);
  const auto result = search(index, text);
  REQUIRE_FALSE(result);
  CHECK(result.error().kind == ErrorKind::index_corrupt);
  CHECK(result.error().hint.find("dateline-indexer check") != std::string::npos);
}

}  // namespace

TEST_CASE("a release that does not hold the words of a query is damage", "[hits]") {
  const TestIndex index(releases());
  change_second(index, [](Xapian::Document& document) {
    for (const char* term : {"Zferri", "harbours", "ZSone"}) document.add_term(term);
  });
  for (const char* text : {"ferry", "ferry open", "ferry OR train", "\"harbours\"", "harb*",
                           "title:one", "(ferry OR train) open"}) {
    require_damage(index, text);
  }
  for (const char* text : {"open", "museum", "ferry leave", "open OR ferry"}) {
    INFO(text);
    CHECK(search(index, text));
  }
}

TEST_CASE("a release of another keyword is damage", "[hits]") {
  const TestIndex index(releases());
  change_second(index,
                [](Xapian::Document& document) { document.add_boolean_term("XPLACEspain"); });
  require_damage(index, "place:Spain");
  require_damage(index, "open place:Spain");
  CHECK(search(index, "place:\"Gijón, Spain\""));
}

TEST_CASE("a release of two dates is damage", "[hits]") {
  const TestIndex index(releases());
  change_second(index, [](Xapian::Document& document) { document.add_value(0, "20210508"); });
  require_damage(index, "open");
  require_damage(index, "museum since:2021");
  CHECK(search(index, "ferry"));
}

TEST_CASE("a release outside of the period asked for is damage", "[hits]") {
  const Release release = make_release("one", "Ferries leave.", "2021-05-06");
  const TestIndex index({release});
  const auto snapshot = Snapshot::open({index.path()});
  REQUIRE(snapshot);
  ValueColumn days(snapshot->database(), 0, decode_day, no_day);
  const auto check = [&](const DatePeriod& period) { return HitCheck({}, period, days); };
  CHECK(check({}).date(1, release));
  CHECK(check({release.date, release.date}).date(1, release));
  CHECK_FALSE(check({Date::parse("2021-05-07"), {}}).date(1, release));
  CHECK_FALSE(check({{}, Date::parse("2021-05-05")}).date(1, release));
}

TEST_CASE("more matches than releases are damage", "[hits]") {
  CHECK(HitCheck::count(3, 3));
  CHECK_FALSE(HitCheck::count(4, 3));
}
