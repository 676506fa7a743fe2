#include "common/text/table_rows.h"

#include <catch2/catch.hpp>

namespace dateline {
namespace {

TEST_CASE("a table has one row per line, without comments and empty lines") {
  const auto rows = table_rows<2>("# kind, line\n\nmenu\tSkip to content\nend\tone\ttwo\nalone");
  REQUIRE(rows.size() == 3);
  CHECK(rows[0][0] == "menu");
  CHECK(rows[0][1] == "Skip to content");
  CHECK(rows[1][1] == "one\ttwo");
  CHECK(rows[2][0] == "alone");
  CHECK(rows[2][1].empty());
  CHECK(table_rows<2>("").empty());
}

}  // namespace
}  // namespace dateline
