#include "common/text/folded_text.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace dateline;

namespace {

std::string folded(const std::string& text) {
  return std::string(FoldedText(text).view());
}

// The part of a text that a part of the folded text comes from.
std::string original(const std::string& text, const std::string& part) {
  FoldedText folded(text);
  const auto at = folded.view().find(part);
  REQUIRE(at != std::string_view::npos);
  const auto begin = folded.original_begin(at);
  return text.substr(begin, folded.original_end(at + part.size()) - begin);
}

}  // namespace

TEST_CASE("a text that is folded already is not copied", "[folding]") {
  const std::vector<std::string> texts{
      "Plain U.S. text", "caf\u00E9 \u201Cquoted\u201D \u2014 it\u2019s \u2026", "\u6771\u4EAC"};
  for (const std::string& text : texts) {
    CHECK(FoldedText(text).view().data() == text.data());
  }
  CHECK(folded("").empty());
}

TEST_CASE("text is folded to NFKC_Casefold, but for ASCII letters", "[folding]") {
  CHECK(folded("\uFB01sh \u00C9T\u00C9 U.S.") == "fish \u00E9T\u00E9 U.S.");
  CHECK(folded("e\u0301t E\u0301") == "\u00E9t \u00E9");
  CHECK(folded("\uFF76\uFF9E") == "\u30AC");
  CHECK(folded("a\u00ADb\u200B\u200Bc\uFE0F") == "abc");
  CHECK(folded("\u00DF \u1E9E \u03C2 \u0130") == "ss ss \u03C3 i");
}

TEST_CASE("signs that stand for words are words, and trade marks nothing", "[folding]") {
  CHECK(folded("\u21165") == " no 5");
  CHECK(folded("7\u00BD") == "7 1\u20442 ");
  CHECK(folded("\u2460Step") == " 1 Step");
  CHECK(folded("50\u33A1") == "50 m2 ");
  CHECK(folded("m\u00B2") == "m2");
  CHECK(folded("Acme\u2122") == "Acme\u2122");
  CHECK(folded("l\u00B4or \u00A8") == "l\u00B4or \u00A8");
  CHECK(folded("1\u202F250\u00A0a\u3000b") == "1\u202F250\u00A0a\u3000b");
}

TEST_CASE("bytes that are no UTF-8 stay", "[folding]") {
  CHECK(folded("\xC3 \xFF\uFB01\x80") ==
        "\xC3 \xFF"
        "fi\x80");
}

TEST_CASE("each part of a folded text knows where it comes from", "[folding]") {
  const std::string text = "An o\uFB03ce, \uFEFFm\u00B2: 7\u00BD e\u0301t";
  CHECK(original(text, "office") == "o\uFB03ce");
  CHECK(original(text, "m2") == "m\u00B2");
  CHECK(original(text, "7") == "7");
  CHECK(original(text, "1\u20442") == "\u00BD");
  CHECK(original(text, "\u00E9t") == "e\u0301t");
  CHECK(original(text, "An") == "An");
}

TEST_CASE("a text folds to what its parts fold to, wherever it is parted by ASCII", "[folding]") {
  const std::vector<std::string> pieces{
      "a",      "U",      "\u00E9", "\u00C9", "\u0301", "\uFB03", "\u00AD",       "\u2122",
      "\u00BD", "\uFF76", "\uFF9E", "\uAC00", "\u1100", "\u1161", "\u0E17\u0E48", "\u0430",
      "\u0410", "\xC3",   "\u200D", "\u0130", "7"};
  std::mt19937 random(19);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    std::string joined;
    std::vector<std::pair<std::size_t, std::size_t>> words;
    for (int i = 0; i < 8; ++i) {
      std::string word = "x";  // which marks stand on
      for (auto n = random() % 5; n > 0; --n) word += pieces[random() % pieces.size()];
      text += word + " ,";
      joined += folded(word) + " ,";
      words.emplace_back(text.size(), joined.size());
    }
    INFO(text);
    FoldedText whole(text);
    CHECK(whole.view() == joined);
    for (const auto& [in_text, in_folded] : words) {
      CHECK(whole.original_end(in_folded) == in_text);
      CHECK(whole.original_begin(in_folded) >= in_text);  // behind what shows nothing
    }
    // Folding again changes nothing.
    CHECK(folded(joined) == joined);
  }
}
