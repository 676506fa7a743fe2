#include "common/text/byte_word.h"

#include <catch2/catch.hpp>

namespace dateline {
namespace {

TEST_CASE("a part of a text is found at its first occurrence") {
  CHECK(find_text("on hold, on hold", "hold") == 3);
  CHECK(find_text("hol", "hold") == std::string_view::npos);
  CHECK(find_text("", "hold") == std::string_view::npos);
  CHECK(find_text("aab", "ab") == 1);
  CHECK(contains("embargoed", "embargo"));
  CHECK_FALSE(contains("embark", "embargo"));
}

}  // namespace
}  // namespace dateline
