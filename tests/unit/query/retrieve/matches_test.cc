#include "query/retrieve/matches.h"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

using Documents = std::vector<Xapian::docid>;
using Weights = std::vector<double>;

const Matches first{{1, 3, 5}, {1, 2, 3}};
const Matches second{{3, 4, 5}, {10, 20, 30}};
const Matches weightless{{3, 4}, {}};

}  // namespace

TEST_CASE("what both match weighs the sum", "[matches]") {
  const Matches both = in_both(first, second);
  CHECK(both.documents == Documents{3, 5});
  CHECK(both.weights == Weights{12, 33});
  CHECK(in_both(first, weightless).weights == Weights{2});
  CHECK(in_both(weightless, weightless).weights.empty());
}

TEST_CASE("what either matches weighs the sum, or what the second says", "[matches]") {
  const Matches either = in_either(first, second);
  CHECK(either.documents == Documents{1, 3, 4, 5});
  CHECK(either.weights == Weights{1, 12, 20, 33});
  CHECK(in_either(first, second, true).weights == Weights{1, 10, 20, 30});
  CHECK(in_either(first, weightless, true).weights == Weights{1, 0, 0, 3});
}

TEST_CASE("of many parts, later ones replace the weights of earlier ones", "[matches]") {
  const std::vector<Matches> parts{{{1, 2, 3}, {1, 1, 1}}, {{2, 3}, {2, 2}}, {{3}, {3}}};
  CHECK(in_any(parts, true).weights == Weights{1, 2, 3});
  CHECK(in_any(parts).weights == Weights{1, 3, 6});
  CHECK(in_any({}).documents.empty());
}

TEST_CASE("weights are added to what matches already", "[matches]") {
  CHECK(with_weights(Matches(first), second).weights == Weights{1, 12, 33});
  CHECK(with_weights(Matches(weightless), second).weights == Weights{10, 20});
  CHECK(with_weights(Matches(first), weightless).weights == first.weights);
}

TEST_CASE("what the second matches is left out", "[matches]") {
  const Matches left = in_first_only(first, second);
  CHECK(left.documents == Documents{1});
  CHECK(left.weights == Weights{1});
}

TEST_CASE("the heaviest come first, those of equal weight by document", "[matches]") {
  const Matches matches{{1, 2, 3, 4}, {1, 7, 3, 7}};
  const auto best = heaviest(matches, 3);
  REQUIRE(best.size() == 3);
  CHECK(best[0].id == 2);
  CHECK(best[1].id == 4);
  CHECK(best[2].id == 3);
  CHECK(greatest_weight(matches) == 7);
  CHECK(heaviest({}, 3).empty());
}

TEST_CASE("later matches are added behind", "[matches]") {
  Matches found{{1}, {}};
  append(found, {{3}, {2}});
  append(found, {{4}, {}});
  CHECK(found.documents == Documents{1, 3, 4});
  CHECK(found.weights == Weights{0, 2, 0});
}

TEST_CASE("the matches among some documents keep their weights", "[matches]") {
  const Matches some = among(first, {2, 3, 5, 6});
  CHECK(some.documents == Documents{3, 5});
  CHECK(some.weights == Weights{2, 3});
  CHECK(among(first, {}).documents.empty());
  CHECK(among(weightless, {4}).weights.empty());
}
