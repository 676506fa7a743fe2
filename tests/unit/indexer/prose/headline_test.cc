#include "indexer/prose/headline.h"

#include <catch2/catch.hpp>

#include "common/text/terminal_text.h"

using namespace dateline;

TEST_CASE("copies of a headline differ in marks of any script, not in letters") {
  CHECK(is_same_headline("Ferry «Ida» to Run Again", "Ferry “Ida” to run again!"));
  CHECK(is_same_headline("「항만 안전」·점검 실시", "항만 안전 점검 실시"));
  CHECK(is_same_headline("◇ 渡船，五月恢复", "渡船五月恢复"));
  CHECK_FALSE(is_same_headline("渡船五月恢复", "渡船六月恢复"));
  CHECK_FALSE(is_same_headline("항만 점검", "항만 점감"));
}

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
