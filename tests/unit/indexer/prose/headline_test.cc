#include "indexer/prose/headline.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "common/text/terminal_text.h"

using namespace dateline;

TEST_CASE("copies of a headline differ in marks of any script, not in letters") {
  CHECK(is_same_headline("Ferry «Ida» to Run Again", "Ferry “Ida” to run again!"));
  CHECK(is_same_headline("FÄHRE ÜBER DEN ÄRMELKANAL", "Fähre über den Ärmelkanal"));
  CHECK_FALSE(is_same_headline("FÄHRE ÜBER DEN ÄRMELKANAL", "Fähre über den Ölkanal xx"));
  CHECK(is_same_headline("「항만 안전」·점검 실시", "항만 안전 점검 실시"));
  CHECK(is_same_headline("◇ 渡船，五月恢复", "渡船五月恢复"));
  CHECK_FALSE(is_same_headline("渡船五月恢复", "渡船六月恢复"));
  CHECK_FALSE(is_same_headline("항만 점검", "항만 점감"));
}

TEST_CASE("words are what blanks part, wherever they stand") {
  for (const std::string_view words : {"one", "one two", "one two three four five six seven"}) {
    const auto count = static_cast<std::size_t>(1 + std::ranges::count(words, ' '));
    for (std::size_t blanks = 0; blanks < 20; ++blanks) {
      INFO(words << ", " << blanks);
      const std::string around(blanks, '\t');
      CHECK(count_words(fmt::format("{0}{1}{0}", around, words)) == count);
    }
  }
  CHECK(count_words("") == 0);
  CHECK(count_words("Ærø\xC2\xA0havn — 7") == 3);
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
