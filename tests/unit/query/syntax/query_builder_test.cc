#include "query/syntax/query_builder.h"

#include <malloc.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "query/syntax/weighed_query.h"
#include "tests/support/test_index.h"

using namespace dateline;
using test::make_release;
using test::TestIndex;

namespace {

/// Up to thirty documents with some of five terms.
Xapian::WritableDatabase random_shard(std::mt19937& random) {
  Xapian::WritableDatabase shard({}, Xapian::DB_BACKEND_INMEMORY);
  for (std::size_t i = random() % 30; i < 30; ++i) {
    Xapian::Document document;
    for (const char* term : {"a", "b", "c", "x", "y"}) {
      if (random() % 3 != 0) document.add_term(term, 1 + random() % 3);
    }
    document.add_term("length", 1 + random() % 20);
    shard.add_document(document);
  }
  return shard;
}

}  // namespace

TEST_CASE("alternatives may end with the same release of one of several indexes", "[builder]") {
  using Xapian::Query;
  ::mallopt(M_PERTURB, 0xA5);  // what is freed is not as it was
  std::mt19937 random(20221122);
  const Query first(Query::OP_FILTER, Query("a") & Query("b"), Query("x"));
  const Query second(Query::OP_FILTER, Query("a") & Query("c"), Query("y"));
  for (int round = 0; round < 500; ++round) {
    Xapian::Database both;
    both.add_database(random_shard(random));
    both.add_database(random_shard(random));
    Xapian::Enquire enquire(both);
    enquire.set_weighting_scheme(Xapian::BM25Weight(1.5, 0, 8, 0.5, 0));
    const Xapian::doccount limit = 1 + random() % 10;
    enquire.set_query(Query(Query::OP_OR, first, second));
    const auto expected = enquire.get_mset(0, 100).size();
    enquire.set_query(last_of({first, second}));
    CHECK(enquire.get_mset(0, limit).size() == std::min(limit, expected));
  }
  ::mallopt(M_PERTURB, 0);
}

TEST_CASE("of several alternatives a match weighs as the last", "[builder]") {
  const TestIndex index({make_release("both", "harbour bridge"), make_release("one", "harbour"),
                         make_release("other", "bridge bridge")});
  const auto snapshot = Snapshot::open({index.path()});
  REQUIRE(snapshot);
  const Relevance relevance(snapshot->database());
  const Xapian::Query harbour = relevance.word({"harbour"});
  const Xapian::Query bridge = relevance.word({"bridge"});
  const auto weights = [&](const Xapian::Query& query) {
    Xapian::Enquire enquire = snapshot->database().enquire(query);
    enquire.set_weighting_scheme(relevance.scheme());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    std::map<Xapian::docid, double> found;
    const Xapian::MSet matches = enquire.get_mset(0, 10);
    for (auto at = matches.begin(); at != matches.end(); ++at) found[*at] = at.get_weight();
    return found;
  };
  auto expected = weights(harbour);
  for (const auto& [document, weight] : weights(bridge)) expected[document] = weight;
  CHECK(weights(last_of({harbour, bridge})) == expected);
  CHECK(weights(last_of({harbour})) == weights(harbour));
}
