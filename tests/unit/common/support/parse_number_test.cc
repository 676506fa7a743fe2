#include "common/support/parse_number.h"

#include <catch2/catch.hpp>
#include <cstdint>

using namespace dateline;

TEST_CASE("A number is the whole text, and fits", "[parse_number]") {
  CHECK(parse_number<int>("-12") == -12);
  CHECK(parse_number<std::uint64_t>("ff", 16) == 255U);
  CHECK(parse_number<double>("0.5") == 0.5);
  for (const char* text : {"", " 1", "+1", "1 ", "1x", "x", "256", "-1"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_number<std::uint8_t>(text));
  }
}
