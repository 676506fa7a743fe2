#include "indexer/charset/normalise.h"

#include <catch2/catch.hpp>
#include <string>

namespace dateline {
namespace {

TEST_CASE("text comes out composed, without control characters") {
  CHECK(normalise("plain text\twith a tab\nand lines") == "plain text\twith a tab\nand lines");
  CHECK(normalise("e\xCC\x81") == "é");
  CHECK(normalise("\xE2\x84\xAB") == "Å");  // the Ångström sign
  CHECK(normalise("a\r\nb\rc") == "a\nb\nc");
  CHECK(normalise(std::string("a\0b\x07\x7F", 5)) == "ab");
  CHECK(normalise("\xEF\xBB\xBFsoft\xC2\xADhyphen\xC2\xA0space") == "softhyphen space");
  CHECK(normalise("one\xE2\x80\xA8two\xE2\x80\xA9three") == "one\ntwo\nthree");
  CHECK(normalise("").empty());
}

TEST_CASE("C1 controls become the intended windows-1252 characters") {
  CHECK(normalise("\xC2\x93quoted\xC2\x94 \xC2\x81") == "“quoted” ");
}

TEST_CASE("every position of a long text is checked") {
  for (std::size_t at = 0; at < 40; ++at) {
    std::string text(40, 'a');
    text[at] = '\x01';
    CHECK(normalise(text) == std::string(39, 'a'));
  }
}

TEST_CASE("UTF-8 that was read as windows-1252 is repaired") {
  CHECK(repair_mojibake("itâ€™s â€œhereâ€\xC2\x9D") == "it’s “here”");
  CHECK(repair_mojibake("cafÃ© in SÃ£o Paulo") == "café in São Paulo");
  CHECK(repair_mojibake("ÐŸÑ€Ð¸Ð²ÐµÑ‚") == "Привет");
  CHECK(repair_mojibake("ðŸ˜€") == "😀");
  CHECK(normalise("25Â°C") == "25°C");
}

TEST_CASE("a letter keeps the marks that any language gives it, not a thousand") {
  const std::string mark = "\u0323";
  std::string text = "b";
  for (int i = 0; i < 1000; ++i) text += mark;
  CHECK(normalise(text).size() < 1 + 31 * mark.size());
  CHECK(normalise(text + "a\u0301").ends_with("á"));
  CHECK(normalise("b" + mark + "\u0301") == "ḅ\u0301");
}

TEST_CASE("letters before quotation marks are not an error") {
  for (const char* text :
       {"RENÉ’S", "CAFÉ»", "l’été’", "MAÇÃ”", "naïve—and", "Ünal", "à « être »"}) {
    CHECK(repair_mojibake(text) == text);
    CHECK(normalise(text) == text);
  }
}

}  // namespace
}  // namespace dateline
