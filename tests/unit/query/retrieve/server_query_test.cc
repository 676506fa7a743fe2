#include "query/retrieve/server_query.h"

#include <malloc.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "query/retrieve/retriever.h"
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

TEST_CASE("alternatives may end with the same release of one of several indexes", "[servers]") {
  ::mallopt(M_PERTURB, 0xA5);  // what is freed is not as it was
  std::mt19937 random(20221122);
  const auto all_of = [](const char* one, const char* other, const char* third) {
    return joined(Join::all, {with_term(one), with_term(other), with_term(third)});
  };
  const IndexQueries alternatives{all_of("a", "b", "x"), all_of("a", "c", "y")};
  for (int round = 0; round < 500; ++round) {
    Xapian::Database both;
    both.add_database(random_shard(random));
    both.add_database(random_shard(random));
    Xapian::Enquire enquire(both);
    enquire.set_weighting_scheme(Xapian::BM25Weight(1.5, 0, 8, 0.5, 0));
    const Xapian::doccount limit = 1 + random() % 10;
    enquire.set_query(server_query(joined(Join::any, alternatives)));
    const auto expected = enquire.get_mset(0, 100).size();
    enquire.set_query(server_query(joined(Join::last, alternatives)));
    CHECK(enquire.get_mset(0, limit).size() == std::min(limit, expected));
  }
  ::mallopt(M_PERTURB, 0);
}

TEST_CASE("of several alternatives a match weighs as the last, here and on servers", "[servers]") {
  const TestIndex index({make_release("both", "harbour bridge"), make_release("one", "harbour"),
                         make_release("other", "bridge bridge")});
  const auto snapshot = Snapshot::open({index.path()});
  REQUIRE(snapshot);
  const Relevance relevance(snapshot->database());
  Retriever retriever(*snapshot);
  const IndexQuery harbour = relevance.word({"harbour"});
  const IndexQuery bridge = relevance.word({"bridge"});
  const auto weights = [](const Matches& matches) {
    std::map<Xapian::docid, double> found;
    for (std::size_t i = 0; i < matches.size(); ++i) {
      found[matches.documents[i]] = matches.weight(i);
    }
    return found;
  };
  auto expected = weights(retriever.find(harbour));
  for (const auto& [document, weight] : weights(retriever.find(bridge))) {
    expected[document] = weight;
  }
  const IndexQuery last = joined(Join::last, {harbour, bridge});
  CHECK(weights(retriever.find(last)) == expected);
  const Matches remote = server_matches(*snapshot, last, {});
  REQUIRE(remote.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(remote.weight(i) == Approx(expected.at(remote.documents[i])));
  }
}

TEST_CASE("of what reads texts, all candidates match and none is excluded on servers",
          "[servers]") {
  const TextTest none = [](const Release&) { return false; };
  const IndexQuery passing = IndexNode{PassingTexts{with_term("b"), none}};
  const IndexQuery both = joined(Join::all, {with_term("a"), passing});
  const IndexQuery without = joined(Join::without, {with_term("a"), passing});
  CHECK(server_query(both).get_description() ==
        server_query(joined(Join::all, {with_term("a"), with_term("b")})).get_description());
  CHECK(server_query(without).get_description() == server_query(with_term("a")).get_description());
}
