#include "common/schema/near_terms.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

using namespace dateline;

TEST_CASE("digests are read as numbers, the highest byte first") {
  CHECK(digest_number(std::string_view("\0\0\0\0\0\0\x01\x02", 8)) == 0x102);
  CHECK(digest_number("short") == 0);
  CHECK(digest_number("") == 0);
}

TEST_CASE("fingerprints that differ in three bits share a term") {
  std::mt19937_64 random(7);
  for (int i = 0; i < 1000; ++i) {
    const std::uint64_t one = random();
    std::uint64_t other = one;
    for (int bit = 0; bit < most_near_bits; ++bit) other ^= std::uint64_t{1} << (random() % 64);
    CHECK(are_near(one, other));
    const auto a = near_terms(one);
    const auto b = near_terms(other);
    CHECK(std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end());
  }
  CHECK_FALSE(are_near(0, 0xF));
  CHECK(near_terms(0).empty());
}
