#include "common/text/find_text.h"

#include <array>
#include <catch2/catch.hpp>
#include <string>

namespace dateline {
namespace {

TEST_CASE("a part of a text is found where it first stands") {
  CHECK(find_text("on hold, on hold", "hold") == 3);
  CHECK(find_text("hol", "hold") == std::string_view::npos);
  CHECK(find_text("", "hold") == std::string_view::npos);
  CHECK(find_text("aab", "ab") == 1);
  CHECK(contains("embargoed", "embargo"));
  CHECK_FALSE(contains("embark", "embargo"));
}

TEST_CASE("one of several parts is found wherever it stands in a text") {
  static constexpr std::array<std::string_view, 3> parts{"hold", "embargo", "on h"};
  constexpr PartFinder finder(parts);
  for (const std::string_view part : parts) {
    for (std::size_t before = 0; before < 20; ++before) {
      for (std::size_t after = 0; after < 3; ++after) {
        const std::string text = std::string(before, 'o') + std::string(part);
        CHECK(finder.is_in(text + std::string(after, 'o')));
        CHECK_FALSE(finder.is_in(std::string_view(text).substr(0, text.size() - 1)));
      }
    }
  }
  CHECK_FALSE(finder.is_in(""));
  CHECK_FALSE(finder.is_in("h"));
  CHECK_FALSE(finder.is_in("hol on old embark embarg mbargo hool"));
  CHECK(finder.is_in("embarembargo"));
}

}  // namespace
}  // namespace dateline
