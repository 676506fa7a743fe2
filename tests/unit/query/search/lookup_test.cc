#include "query/search/lookup.h"

#include <catch2/catch.hpp>

#include "common/text/terminal_text.h"
#include "tests/support/test_index.h"

using namespace dateline;

TEST_CASE("an id that can be printed is printed as it is") {
  for (const char* id : {"", "id 1", "https://example.org/?a=%20b", "東京-7", "100%"}) {
    CHECK(id_text(id) == id);
    CHECK_FALSE(id_of_text(id));
  }
}

TEST_CASE("an id with odd characters is printed so that it can be given back") {
  const std::string null("a\0b", 3);
  for (const std::string& id :
       {std::string("a\x1b[2J"), std::string("two\nlines"), null, std::string("\xFF\xFE%"),
        std::string(" padded "), std::string("\u202Egpj.exe"), std::string("\uFFFE")}) {
    const std::string text = id_text(id);
    INFO(text);
    CHECK(text != id);
    CHECK(terminal_text(text) == text);
    CHECK(text.find(' ') == std::string::npos);
    CHECK(id_of_text(text) == id);
  }
}

TEST_CASE("a release is found by its id as it is and as it is printed") {
  auto odd = test::make_release("Odd", "The harbour was opened.");
  odd.id = "odd\x1b[2J\nid";
  auto plain = test::make_release("Plain", "The harbour was closed.");
  plain.id = "100%25";
  const test::TestIndex index({odd, plain});
  const auto snapshot = Snapshot::open({index.path()});
  REQUIRE(snapshot);
  for (const std::string& id : {odd.id, id_text(odd.id), plain.id}) {
    INFO(id);
    const auto found = find_releases(*snapshot, {id, {}});
    REQUIRE(found);
    CHECK(found->size() == 1);
  }
  CHECK(find_releases(*snapshot, {"odd%1B[2J", {}})->empty());
}

TEST_CASE("a release is found by its id as CSV prints it for spreadsheets") {
  auto formula = test::make_release("Formula", "The harbour was opened.");
  formula.id = "=1+2";
  auto quoted = test::make_release("Quoted", "The harbour was closed.");
  quoted.id = "'-3";
  const test::TestIndex index({formula, quoted});
  const auto snapshot = Snapshot::open({index.path()});
  REQUIRE(snapshot);
  for (const std::string id : {"=1+2", "'=1+2", "'-3"}) {
    INFO(id);
    CHECK(find_releases(*snapshot, {id, {}})->size() == 1);
  }
  CHECK(find_releases(*snapshot, {"-3", {}})->empty());
}
