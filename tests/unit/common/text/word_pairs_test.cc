#include "common/text/word_pairs.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace dateline {
namespace {

using Words = std::vector<std::string>;

const PairModel model({"state", "union", "address"}, {"of", "the", "a"});

/// The digests of the pairs in a text.
std::vector<std::uint64_t> pairs_in(const Words& words) {
  PairFinder finder;
  std::vector<std::uint64_t> pairs;
  for (const std::string& word : words) {
    const auto found = finder.add(model.role(word), digest_of_word(word));
    if (found[0] != 0) pairs.push_back(found[0]);
  }
  return pairs;
}

TEST_CASE("two frequent words in a row are a pair, in this order") {
  const auto pairs = pairs_in({"state", "address"});
  REQUIRE(pairs.size() == 1);
  CHECK(pairs_in({"address", "state"}).size() == 1);
  CHECK(pairs_in({"address", "state"}) != pairs);
  CHECK(pairs_in({"state", "rare", "address"}).empty());
}

TEST_CASE("up to three stop words belong to the pair that they are in") {
  CHECK(pairs_in({"state", "of", "the", "union"}).size() == 1);
  CHECK(pairs_in({"state", "of", "the", "union"}) != pairs_in({"state", "union"}));
  CHECK(pairs_in({"state", "of", "the", "union"}) != pairs_in({"state", "the", "of", "union"}));
  CHECK(pairs_in({"state", "of", "of", "the", "union"}).size() == 1);
  CHECK(pairs_in({"state", "of", "of", "the", "a", "union"}).empty());
  CHECK(pairs_in({"of", "the", "union"}).empty());
  CHECK(pairs_in({"union", "of", "the"}).empty());
}

TEST_CASE("pairs of which each starts where one ends make a chain") {
  PairFinder finder;
  std::vector<PairFinder::Found> found;
  for (const std::string word :
       {"state", "of", "union", "address", "state", "rare", "state", "union"}) {
    found.push_back(finder.add(model.role(word), digest_of_word(word)));
  }
  const auto length = [&](std::size_t at) {
    return longest_chain -
           static_cast<std::size_t>(std::count(found[at].begin(), found[at].end(), 0));
  };
  CHECK(length(0) == 0);
  CHECK(length(1) == 0);
  CHECK(length(2) == 1);
  CHECK(length(3) == 2);
  CHECK(length(4) == 3);
  CHECK(length(5) == 0);
  CHECK(length(7) == 1);
  finder.begin();
  finder.add(PairModel::Role::frame, digest_of_word("union"));
  CHECK(finder.add(PairModel::Role::frame, digest_of_word("address"))[1] == 0);
}

TEST_CASE("a model is read back from an index") {
  PairModel written({"union"}, {"the", "of"});
  std::vector<std::uint64_t> frequent;
  for (std::uint64_t pair = 1; pair <= 1000; ++pair) frequent.push_back(pair << 40 | pair % 7);
  written.set_frequent(frequent);
  const auto read = PairModel::parse(written.words(), written.frequent_pairs());
  REQUIRE(read);
  CHECK(read->role("union") == PairModel::Role::frame);
  CHECK(read->role("the") == PairModel::Role::stop);
  CHECK(read->role("else") == PairModel::Role::none);
  for (const std::uint64_t pair : frequent) {
    CHECK(read->place_of(pair) != PairModel::none);
    CHECK(read->place_of(pair ^ 8) == PairModel::none);
  }
  CHECK(read->frequent_pairs() == written.frequent_pairs());
  CHECK(PairModel().place_of(1) == PairModel::none);
}

TEST_CASE("a damaged model is not read") {
  PairModel written({"union"}, {"the"});
  written.set_frequent({5, 6});
  const std::string words = written.words();
  const std::string pairs = written.frequent_pairs();
  CHECK_FALSE(PairModel::parse(words.substr(1), pairs));
  CHECK_FALSE(PairModel::parse(words + "x", pairs));
  CHECK_FALSE(PairModel::parse(words, pairs.substr(1)));
  CHECK_FALSE(PairModel::parse(words, pairs.substr(8) + pairs.substr(0, 8)));
  CHECK(PairModel::parse("", "")->empty());
}

TEST_CASE("terms of pairs differ, and are short where they are shared") {
  CHECK(own_pair_term(1) != own_pair_term(std::uint64_t{1} << 63));
  CHECK(own_pair_term(0).size() == 13);
  CHECK(shared_pair_term(0).size() == 5);
  CHECK(shared_pair_term(std::uint64_t{1} << 24) != shared_pair_term(0));
}

}  // namespace
}  // namespace dateline
