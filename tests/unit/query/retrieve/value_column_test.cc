#include "query/retrieve/value_column.h"

#include <catch2/catch.hpp>
#include <random>

#include "common/database/snapshot.h"
#include "tests/support/test_index.h"

using namespace dateline;

namespace {

std::vector<Release> dated_releases(int count, int undated) {
  std::vector<Release> releases;
  for (int i = 0; i < count; ++i) {
    const Date day(Date::parse("2020-01-01")->days() + std::chrono::days{i % 700});
    releases.push_back(
        test::make_release("r" + std::to_string(i), "oil", i % undated == 0 ? "" : day.iso()));
  }
  return releases;
}

}  // namespace

TEST_CASE("a column has the values of the index, in whatever order they are read", "[column]") {
  const test::TestIndex first(dated_releases(1500, 3));
  const test::TestIndex second(dated_releases(600, 5));
  std::mt19937 random(5);
  for (const auto& paths : {std::vector{first.path()}, std::vector{first.path(), second.path()}}) {
    const auto snapshot = Snapshot::open(paths);
    REQUIRE(snapshot);
    const CheckedDatabase& database = snapshot->database();
    const Xapian::docid last = database.get_lastdocid();
    DayColumn days(database);
    std::size_t wrong = 0;
    const auto compare = [&](Xapian::docid document) {
      if (days.any(document) != decode_day(database.value(document, date_slot))) ++wrong;
    };
    for (int round = 0; round < 5; ++round) {
      for (int i = 0; i < 20; ++i) compare(random() % last + 1);
      std::vector<Xapian::docid> some;
      for (Xapian::docid document = 1; document <= last; ++document) {
        if (random() % 6 == 0) some.push_back(document);
      }
      days.read(some);
      for (const Xapian::docid document : some) compare(document);
    }
    CHECK(days.any(last + 1000) == no_day);
    for (Xapian::docid document = 1; document <= last; ++document) compare(document);
    CHECK(wrong == 0);
  }
}

TEST_CASE("the latest day is that of all releases", "[column]") {
  const test::TestIndex first(dated_releases(10, 3));
  const test::TestIndex second(
      {test::make_release("new", "oil", "2026-01-30"), test::make_release("undated", "oil")});
  const auto snapshot = Snapshot::open({first.path(), second.path()});
  REQUIRE(snapshot);
  CHECK(DayColumn(snapshot->database()).latest() == day_value(*Date::parse("2026-01-30")));
  const test::TestIndex undated({test::make_release("undated", "oil")});
  const auto other = Snapshot::open({undated.path()});
  REQUIRE(other);
  CHECK(DayColumn(other->database()).latest() == no_day);
}
