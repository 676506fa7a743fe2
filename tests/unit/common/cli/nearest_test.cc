#include "common/cli/nearest.h"

#include <array>
#include <catch2/catch.hpp>

namespace dateline {
namespace {

TEST_CASE("the nearest candidate needs few edits") {
  constexpr std::array<std::string_view, 4> names{"limit", "offset", "since", "json"};
  CHECK(nearest("limt", names) == "limit");
  CHECK(nearest("offsets", names) == "offset");
  CHECK(nearest("sicne", names) == "since");
  CHECK(nearest("jsno", names) == "json");
  CHECK(nearest("limit", names) == "limit");
  CHECK(nearest("frobnicate", names).empty());
  CHECK(nearest("", names).empty());
  CHECK(nearest("limit", {}).empty());
}

}  // namespace
}  // namespace dateline
