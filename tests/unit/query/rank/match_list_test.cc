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

Xapian::MSet all_matches(const CheckedDatabase& database, const Query& query) {
  Xapian::Enquire enquire = database.enquire(query);
  enquire.set_weighting_scheme(Relevance(database).scheme());
  return enquire.get_mset(0, database.get_doccount());
}

}  // namespace

TEST_CASE("a list of matches has them all, and the first weigh what they weigh without it",
          "[matches]") {
  const test::TestIndex first = make_index(500);
  const test::TestIndex second = make_index(200);
  const Query oil("Zoil");
  const Query gas("Zgas");
  const Query tax("Ztax");
  for (const auto& paths : {std::vector{first.path()}, std::vector{first.path(), second.path()}}) {
    const auto snapshot = Snapshot::open(paths);
    REQUIRE(snapshot);
    const CheckedDatabase& database = snapshot->database();
    const Shards shards(database.get_uuid());
    // Xapian would skip what matches one word only, once it has seen better.
    for (const Query& query :
         {oil, oil | gas | tax, oil & gas, Query(Query::OP_AND_MAYBE, gas, tax),
          Query(Query::OP_AND_NOT, oil, gas), Query(Query::OP_SYNONYM, gas, tax),
          Query(Query::OP_SCALE_WEIGHT, gas | tax, 0.0),
          Query(Query::OP_SCALE_WEIGHT, Query("Zoil", 3), 1.7), Query("Zabsent"), Query()}) {
      INFO(query.get_description());
      const auto all = all_matches(database, query);
      std::vector<Xapian::docid> expected(all.begin(), all.end());
      std::sort(expected.begin(), expected.end());
      MatchLengths lengths(database.get_lastdocid());
      MatchList matches(shards, lengths);
      Xapian::Enquire enquire = database.enquire(matches.noting(query));
      enquire.set_weighting_scheme(MatchWeight({}, lengths));
      const auto few = enquire.get_mset(0, 3);
      CHECK(matches.take() == expected);
      REQUIRE(few.size() == std::min<Xapian::doccount>(3, all.size()));
      for (Xapian::doccount i = 0; i < few.size(); ++i) {
        CHECK(*few[i] == *all[i]);
        CHECK(few[i].get_weight() == all[i].get_weight());
      }
    }
  }
}
