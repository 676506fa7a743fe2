#include "indexer/document/pair_learner.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/support/test_index.h"

namespace dateline {
namespace {

using Role = PairModel::Role;

std::vector<Release> releases() {
  std::vector<Release> releases;
  for (int i = 0; i < 10; ++i) {
    const std::string rest = i < 4 ? " harbour bridge" : i == 4 ? " lighthouse" : " 東京";
    releases.push_back(test::make_release("the news", "of the day" + rest + std::to_string(i)));
  }
  return releases;
}

TEST_CASE("the words of most releases are stop words, those of one are in no pair") {
  const PairModel model = learn_pairs(releases());
  CHECK(model.role("the") == Role::stop);
  CHECK(model.role("harbour") == Role::frame);
  CHECK(model.role("lighthouse") == Role::none);
  CHECK(model.role("東") == Role::none);
}

TEST_CASE("only pairs of several releases have terms of their own") {
  std::vector<Release> sample = releases();
  sample.push_back(test::make_release("a", "harbour harbour"));
  sample.push_back(test::make_release("b", "city harbour and city harbour"));
  sample.push_back(test::make_release("c", "city of tram"));
  sample.push_back(test::make_release("d", "tram and city harbour"));
  const PairModel model = learn_pairs(sample);
  const auto has_own = [&](const std::string& first, const std::string& second) {
    PairFinder finder;
    finder.add(model.role(first), digest_of_word(first));
    const auto found = finder.add(model.role(second), digest_of_word(second));
    return found[0] != 0 && model.place_of(found[0]) != PairModel::none;
  };
  CHECK(has_own("city", "harbour"));
  CHECK_FALSE(has_own("harbour", "harbour"));
  CHECK_FALSE(has_own("harbour", "city"));
}

TEST_CASE("nothing is learned from nothing") {
  CHECK(learn_pairs({}).empty());
}

}  // namespace
}  // namespace dateline
