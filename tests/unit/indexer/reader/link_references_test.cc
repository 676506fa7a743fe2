#include "indexer/reader/wrapped_text.h"

#include <catch2/catch.hpp>
#include <string>

namespace dateline {
namespace {

TEST_CASE("the list of links below a page is removed with its reference marks") {
  std::string text =
      "   The [1]harbour board met [in 2021] and [99] others [2]agreed.\n\nReferences\n\n"
      "   Visible links\n   1. http://board.example/\n   2. http://board.example/minutes\n";
  const std::size_t count = cut_link_references(text);
  CHECK(count == 2);
  CHECK(without_link_marks(text, count) ==
        "   The harbour board met [in 2021] and [99] others agreed.\n");
}

TEST_CASE("a heading over other references is left alone") {
  std::string text = "A survey [1] of harbours.\n\nReferences\n\n1. Holm, On Harbours (1912)\n";
  const std::string before = text;
  CHECK(cut_link_references(text) == 0);
  CHECK(text == before);
}

}  // namespace
}  // namespace dateline
