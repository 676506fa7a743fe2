#include "indexer/prose/headline.h"

#include <catch2/catch.hpp>

#include "common/text/terminal_text.h"

using namespace dateline;

TEST_CASE("a title made of the first words ends between characters") {
  for (const char* padding : {"", "a", "ab"}) {
    std::string text(padding);
    for (int i = 0; i < 200; ++i) text += "港";
    const std::string title = opening_words(text, {}).title;
    INFO(title);
    CHECK(title.size() > 100);
    CHECK(terminal_text(title) == title);
    CHECK(text.starts_with(title));
  }
}
