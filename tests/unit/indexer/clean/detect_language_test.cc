#include "indexer/clean/detect_language.h"

#include <catch2/catch.hpp>

namespace dateline {
namespace {

TEST_CASE("a page states its language by a code") {
  CHECK(stated_language("sv") == "sv");
  CHECK(stated_language("en-GB") == "en");
  CHECK(stated_language("PT_br") == "pt");
  CHECK(stated_language("fil") == "fil");
  for (const char* none : {"", "English", "e", "s\1", "<b>", "-", "12"}) {
    INFO(none);
    CHECK(stated_language(none).empty());
  }
}

}  // namespace
}  // namespace dateline
