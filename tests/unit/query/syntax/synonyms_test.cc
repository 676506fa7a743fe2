#include "query/syntax/synonyms.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "query/syntax/parser.h"

using namespace dateline;

namespace {

Result<Synonyms> read(const std::string& text) {
  std::istringstream lines(text);
  return Synonyms::read(lines, "synonyms.txt", default_language);
}

std::string widened(const std::string& query) {
  const auto synonyms = read(
      "# comment\n\ncar, automobile, motor car\r\nEU => European Union\nhike => raise, increase\n"
      "war on terror, terrorism\n");
  REQUIRE(synonyms);
  ParsedQuery parsed = *parse_query(query, {});
  synonyms->apply(parsed.root);
  return to_text(parsed.root);
}

}  // namespace

TEST_CASE("words find their synonyms in any form", "[synonyms]") {
  CHECK(widened("car") == "(car OR automobile OR \"motor car\")");
  CHECK(widened("Automobiles tax") == "((Automobiles OR car OR \"motor car\") AND tax)");
  CHECK(widened("\"motor car\"") == "(\"motor car\" OR car OR automobile)");
  CHECK(widened("\"automobile\"") == "\"automobile\"");
  CHECK(widened("title:car") == "(title:car OR title:automobile OR title:\"motor car\")");
  CHECK(widened("tax -car") == "(tax NOT (car OR automobile OR \"motor car\"))");
  CHECK(widened("car NEAR/3 tax") == "((car OR automobile OR \"motor car\") NEAR/3 tax)");
}

TEST_CASE("an arrow leads one way", "[synonyms]") {
  CHECK(widened("eu") == "(eu OR \"European Union\")");
  CHECK(widened("\"European Union\"") == "\"European Union\"");
  CHECK(widened("hikes") == "(hikes OR raise OR increase)");
  CHECK(widened("raise") == "raise");
}

TEST_CASE("adjacent words form a synonym of several words", "[synonyms]") {
  CHECK(widened("motor cars tax") == "(((motor AND cars) OR car OR automobile) AND tax)");
  CHECK(widened("tax motor car") == "(tax AND ((motor AND car) OR car OR automobile))");
  CHECK(widened("motor car car") ==
        "(((motor AND car) OR car OR automobile) AND (car OR automobile OR \"motor car\"))");
  CHECK(widened("motor tax") == "(motor AND tax)");
  CHECK(widened("car motor") == "((car OR automobile OR \"motor car\") AND motor)");
  CHECK(widened("motor OR car") == "(motor OR (car OR automobile OR \"motor car\"))");
  CHECK(widened("motor title:car") ==
        "(motor AND (title:car OR title:automobile OR title:\"motor car\"))");
  CHECK(widened("the war on terror") == "((war AND terror) OR terrorism)");
  CHECK(widened("european union") == "(european AND union)");
}

TEST_CASE("a line that is not a group is named", "[synonyms]") {
  for (const char* text : {"car, auto\nalone\n", "car, auto\n=> x\n", "a, b\nx =>\n"}) {
    const auto synonyms = read(text);
    REQUIRE(!synonyms);
    CHECK(synonyms.error().message.find("synonyms.txt:2") != std::string::npos);
  }
}
