#include "indexer/source/explanation.h"

#include <catch2/catch.hpp>

namespace dateline {
namespace {

TEST_CASE("an explanation names the lines that a rule dropped") {
  Explanation explanation;
  explanation.add_dropped("notice", "One\nTwo\n\nThree\nTwo\n", "One\nThree\n");
  CHECK(explanation.text == std::vector<std::string>{"notice: Two", "notice: Two"});
  explanation.add_dropped("notice", "Same", "Same");
  CHECK(explanation.text.size() == 2);
}

TEST_CASE("long lines are quoted up to a whole word or character") {
  CHECK(quote("One\ntwo") == "One two");
  std::string words;
  for (int i = 0; i < 50; ++i) words += "word ";
  CHECK(quote(words).ends_with("word ..."));
  std::string letters;
  for (int i = 0; i < 99; ++i) letters += "\u00e9";
  const std::string quoted = quote(letters);
  CHECK(quoted.size() == 104);
  CHECK(quoted.ends_with("\u00e9 ..."));
}

}  // namespace
}  // namespace dateline
