#include "common/manifest/refusal.h"

#include <catch2/catch.hpp>
#include <numeric>
#include <string>
#include <vector>

using namespace dateline;

namespace {

std::uint64_t count_of(const std::vector<Refusal>& refusals, const std::string& reason) {
  std::uint64_t count = 0;
  for (const Refusal& refusal : refusals) {
    if (refusal.counted_reason() == reason) count += refusal.count();
  }
  return count;
}

}  // namespace

TEST_CASE("what was found in a record is apart from the reason by which refusals are counted") {
  const Refusal listing{"a", "", 0, false, "listing page: links; found 34 links, no text"};
  CHECK(listing.counted_reason() == "listing page: links");
  CHECK(listing.found() == "34 links, no text");
  const Refusal empty{"a", "", 0, true, "is empty"};
  CHECK(empty.counted_reason() == "is empty");
  CHECK(empty.found().empty());
}

TEST_CASE("each refusal of a file is listed, up to a number") {
  std::vector<Refusal> refusals;
  for (std::uint32_t i = 0; i < most_listed_refusals; ++i) {
    add_refusal(refusals, {"a", "", i, false, "has no text"});
  }
  REQUIRE(refusals.size() == most_listed_refusals);
  CHECK(refusals.back() == Refusal{"a", "", most_listed_refusals - 1, false, "has no text"});
}

TEST_CASE("beyond that number, refusals with the same reason are counted as one") {
  std::vector<Refusal> refusals;
  add_refusal(refusals, {"a", "", 0, false, "is empty"});
  for (std::uint32_t i = 1; i < 50'000; ++i) {
    const bool is_third = i % 3 == 0;
    add_refusal(refusals, {"a", "", i, false, is_third ? "has no text; found 3 words" : "no JSON"});
  }
  CHECK(refusals.size() == most_listed_refusals);
  CHECK(count_of(refusals, "is empty") == 1);
  CHECK(count_of(refusals, "has no text") == 16'666);
  CHECK(count_of(refusals, "no JSON") == 33'333);

  add_refusal(refusals, {"a", "", 50'000, false, "is too long"});
  add_refusal(refusals, {"b", "", 0, true, "is empty"});
  CHECK(refusals.size() == most_listed_refusals + 2);
  CHECK(refusals.back() == Refusal{"b", "", 0, true, "is empty"});
}

TEST_CASE("refusals with reasons of their own take bounded memory, too, and all are counted") {
  std::vector<Refusal> refusals;
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    add_refusal(refusals, {"a", "", i, false, "no date: " + std::to_string(i)});
  }
  CHECK(refusals.size() < most_listed_refusals + 1'000);
  const std::uint64_t count = std::accumulate(
      refusals.begin(), refusals.end(), std::uint64_t{0},
      [](std::uint64_t sum, const Refusal& refusal) { return sum + refusal.count(); });
  CHECK(count == 20'000);
}
