#include "indexer/prose/place_line.h"

#include <catch2/catch.hpp>

namespace dateline {
namespace {

TEST_CASE("a line of a place and a date says where") {
  const auto place = [](std::string_view line) { return place_of_line(line, {}); };
  CHECK(place("Saint-Aubrac, le 5 mars 2024") == "Saint-Aubrac");
  CHECK(place("Saint-Aubrac, le mardi 5 mars 2024.") == "Saint-Aubrac");
  CHECK(place("Bad Kaltenau, den 5. M\u00E4rz 2024") == "Bad Kaltenau");
  CHECK(place("Wiesenbruck, am Dienstag, 5. M\u00E4rz 2024") == "Wiesenbruck");
  CHECK(place("Brzezina, dnia 5 marca 2024 r.") == "Brzezina");
  CHECK(place("Brzezina, dnia 5 marca 2024") == "Brzezina");
  CHECK(place("Brussels, 5 March 2024") == "Brussels");
  CHECK(place("Kamenica, dana 5. marta 2024. godine") == "Kamenica");
  SECTION("but an author, a kind of document or a label does not") {
    CHECK(place("Ada Weir, 5 March 2024").empty());
    CHECK(place("Jean Weir, le 5 mars 2024").empty());
    CHECK(place("Par Jean Weir, le 5 mars 2024").empty());
    CHECK(place("Mis en ligne par la mairie, le 5 mars 2024").empty());
    CHECK(place("Lundi, le 4 mars 2024").empty());
    CHECK(place("Montag, den 4. M\u00E4rz 2024").empty());
    CHECK(place("Press release, 5 March 2024").empty());
    CHECK(place("Published: Brussels, 5 March 2024").empty());
    CHECK(place("Tuesday, 5 March 2024").empty());
    CHECK(place("5 March 2024").empty());
  }
  SECTION("nor does a sentence") {
    CHECK(place("Saint-Aubrac, le 5 mars 2024, le pont rouvre").empty());
  }
}

TEST_CASE("the first line of a place and a date counts") {
  CHECK(place_in_lines("News\nSaint-Aubrac, le 5 mars 2024\nBrussels, 5 March 2024", {}) ==
        "Saint-Aubrac");
  CHECK(place_in_lines("News\n5 March 2024", {}).empty());
}

}  // namespace
}  // namespace dateline
