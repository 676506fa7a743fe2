#include "indexer/segment/glass/position_list.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace dateline::glass {
namespace {

std::string encoded(const std::vector<std::uint32_t>& positions) {
  std::string out = "before";
  append_positions(out, positions);
  return out.substr(6);
}

TEST_CASE("a single position is a number in base 128") {
  CHECK(encoded({1}) == "\x01");
  CHECK(encoded({300}) == "\xac\x02");
}

TEST_CASE("contiguous positions take no bits between the first and the last") {
  // 4 in base 128, then 1 out of 4 and 2 out of 3 in two bits each.
  CHECK(encoded({1, 2, 3, 4}) == std::string("\x04\x09"));
}

TEST_CASE("positions far apart take as many bits as their range needs") {
  const std::vector<std::uint32_t> far{1, 70000, 4000000000U};
  // 5 bytes for the last, then about 32 bits for each of the first, the count and the middle.
  CHECK(encoded(far).size() <= 5 + 12);
  CHECK(encoded(far).size() >= 5 + 11);
}

}  // namespace
}  // namespace dateline::glass
