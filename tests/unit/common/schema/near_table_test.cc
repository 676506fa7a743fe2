#include "common/schema/near_table.h"

#include <catch2/catch.hpp>
#include <random>
#include <vector>

using namespace dateline;

namespace {

/// By comparing all with all.
std::vector<std::uint32_t> close_by_hand(const std::vector<std::uint64_t>& fingerprints) {
  std::vector<std::uint32_t> close;
  for (std::uint32_t i = 0; i < fingerprints.size(); ++i) {
    bool found = false;
    for (std::uint32_t j = 0; j < fingerprints.size(); ++j) {
      found = found || (i != j && fingerprints[i] != 0 && fingerprints[j] != 0 &&
                        are_near(fingerprints[i], fingerprints[j]));
    }
    if (found) close.push_back(i);
  }
  return close;
}

}  // namespace

TEST_CASE("the close fingerprints among many are found, however they differ") {
  std::mt19937_64 random(1);
  for (const std::size_t count : {0U, 1U, 2U, 50U, 2000U}) {
    std::vector<std::uint64_t> fingerprints;
    while (fingerprints.size() < count) {
      std::uint64_t next = random() % 20 == 0 ? 0 : random();
      if (!fingerprints.empty() && random() % 4 == 0) {
        next = fingerprints[random() % fingerprints.size()];
        for (auto bits = random() % 6; bits > 0; --bits) next ^= std::uint64_t{1} << random() % 64;
      }
      fingerprints.push_back(next);
    }
    INFO(count);
    CHECK(NearTable(fingerprints).close_ones() == close_by_hand(fingerprints));
  }
}

TEST_CASE("fingerprints are near that differ in up to three bits") {
  const std::uint64_t fingerprint = 0xF0F0'F0F0'F0F0'F0F0;
  CHECK(are_near(fingerprint, fingerprint));
  CHECK(are_near(fingerprint, fingerprint ^ 0x8000'0001'0000'0001));
  CHECK_FALSE(are_near(fingerprint, fingerprint ^ 0x8000'0001'0000'0003));
  CHECK_FALSE(are_near(fingerprint, ~fingerprint));
}
