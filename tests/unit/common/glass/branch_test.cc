#include "common/glass/block_format.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

namespace dateline::glass {
namespace {

TEST_CASE("bytes that are not a branch do no harm") {
  std::mt19937 random(3);
  int refused = 0;
  for (int i = 0; i < 2000; ++i) {
    std::string block(block_size, '\0');
    for (char& byte : block) byte = static_cast<char>(random());
    if (!children_between(block, "a", "z", i % 2 == 0)) ++refused;
  }
  CHECK(refused > 0);
  CHECK_FALSE(children_between("", "a", "z", false));
  CHECK_FALSE(children_between(std::string(block_size, '\0'), "a", "z", false));
}

}  // namespace
}  // namespace dateline::glass
