#include "query/rank/match_list.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/test_index.h"

using namespace dateline;
using Xapian::Query;

namespace {

/// Releases with "oil", more and more often, every other one with "gas", every third with "tax".
test::TestIndex make_index(int count) {
  std::vector<Release> releases;
  for (int i = 0; i < count; ++i) {
    std::string body;
    for (int n = 0; n <= i % 50; ++n) body += "oil ";
    if (i % 2 == 0) body += "gas ";
    if (i % 3 == 0) body += "tax";
    releases.push_back(test::make_release("r" + std::to_string(i), body, ""));
  }
  return test::TestIndex(releases);
}

Xapian::MSet search(const CheckedDatabase& database, const Query& query, Xapian::doccount size) {
  Xapian::Enquire enquire = database.enquire(query);
  return enquire.get_mset(0, size);
}

}  // namespace

TEST_CASE("a list of matches has them all, whatever is returned", "[matches]") {
  const test::TestIndex first = make_index(500);
  const test::TestIndex second = make_index(200);
  const Query oil("Zoil");
  const Query gas("Zgas");
  const Query tax("Ztax");
  for (const auto& paths : {std::vector{first.path()}, std::vector{first.path(), second.path()}}) {
    const auto snapshot = Snapshot::open(paths);
    REQUIRE(snapshot);
    const CheckedDatabase& database = snapshot->database();
    const Shards shards(database);
    // Xapian would skip what matches one word only, once it has seen better.
    for (const Query& query :
         {oil, oil | gas | tax, oil & gas, Query(Query::OP_AND_MAYBE, gas, tax),
          Query(Query::OP_AND_NOT, oil, gas), Query(Query::OP_SYNONYM, gas, tax),
          Query(Query::OP_SCALE_WEIGHT, gas | tax, 0.0), Query("Zabsent"), Query()}) {
      INFO(query.get_description());
      const auto all = search(database, query, database.get_doccount());
      std::vector<Xapian::docid> expected(all.begin(), all.end());
      std::sort(expected.begin(), expected.end());
      MatchList matches(shards);
      const auto few = search(database, matches.noting(query), 3);
      CHECK(matches.take() == expected);
      REQUIRE(few.size() == std::min<Xapian::doccount>(3, all.size()));
      for (Xapian::doccount i = 0; i < few.size(); ++i) {
        CHECK(*few[i] == *all[i]);
        CHECK(few[i].get_weight() == all[i].get_weight());
      }
    }
  }
}
