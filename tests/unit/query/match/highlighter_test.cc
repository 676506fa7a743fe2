#include "query/match/highlighter.h"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

MatchedWords stem(const std::string& text, std::size_t item) {
  MatchedWords words;
  words.words.push_back({MatchedWords::Word::Kind::stem, FieldId::body, text, item});
  return words;
}

MatchedWords phrase(std::vector<std::string> words, std::size_t item) {
  MatchedWords matched;
  matched.phrases.push_back({FieldId::body, std::move(words), item});
  return matched;
}

/// The marked ranges, joined by '|'.
std::string marked(const MatchedWords& matched, const std::string& text) {
  std::string all;
  for (const Mark& mark : Highlighter(matched).find(text, FieldId::body, find_language("en"))) {
    all += (all.empty() ? "" : "|") + text.substr(mark.begin, mark.end - mark.begin);
  }
  return all;
}

MatchedWords near(std::vector<MatchedWords> operands, unsigned distance, bool ordered) {
  MatchedWords matched;
  matched.nears.push_back({std::move(operands), distance, ordered});
  return matched;
}

}  // namespace

TEST_CASE("words near each other are marked only there", "[highlighter]") {
  const auto oil_gas = near({stem("oil", 0), stem("price", 1)}, 2, false);
  CHECK(marked(oil_gas, "oil prices") == "oil|prices");
  CHECK(marked(oil_gas, "priced by oil") == "priced|oil");
  CHECK(marked(oil_gas, "oil and its price").empty());
  CHECK(marked(oil_gas, "oil of a kind, oil: a price, oil") == "oil|price|oil");
}

TEST_CASE("ordered words match in order only", "[highlighter]") {
  const auto adjacent = near({stem("oil", 0), stem("price", 1)}, 1, true);
  CHECK(marked(adjacent, "oil price") == "oil|price");
  CHECK(marked(adjacent, "price oil").empty());
  CHECK(marked(adjacent, "oil a price").empty());
}

TEST_CASE("phrases near words, and chains", "[highlighter]") {
  const auto cells = near({phrase({"stem", "cell"}, 0), stem("research", 1)}, 2, false);
  CHECK(marked(cells, "research on stem cell lines") == "research|stem cell");
  CHECK(marked(cells, "stem cell work, then cell research").empty());
  const auto chain = near({stem("one", 0), stem("two", 1), stem("three", 2)}, 1, false);
  CHECK(marked(chain, "one two three") == "one|two|three");
  CHECK(marked(chain, "three two one") == "three|two|one");
  CHECK(marked(chain, "two one three").empty());
  CHECK(marked(chain, "one two, two three").empty());
}

TEST_CASE("a word is not near itself", "[highlighter]") {
  const auto twice = near({stem("war", 0), stem("war", 1)}, 5, false);
  CHECK(marked(twice, "a war").empty());
  CHECK(marked(twice, "war after war") == "war|war");
}
