#include "indexer/prose/lines.h"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("each run of spaces is one space, and the ends have none", "[lines]") {
  CHECK(fold_spaces(" The  pier \t opens\r\nin spring. ") == "The pier opens in spring.");
  CHECK(fold_spaces(" \n ").empty());
  CHECK(fold_spaces("The pier\a opens\x1F \bin\vspring\a") == "The pier opens in spring");
  CHECK(fold_spaces("\a").empty());
}

TEST_CASE("a word broken at a hyphen is one word", "[lines]") {
  CHECK(fold_spaces("the har-\n  bour of a well-\r\nknown town") ==
        "the har-bour of a well-known town");
}

TEST_CASE("a hyphen that stands for a word left out keeps its space", "[lines]") {
  CHECK(fold_spaces("short-\nand long-term") == "short- and long-term");
  CHECK(fold_spaces("Ein-\nund Ausfuhr") == "Ein- und Ausfuhr");
}

TEST_CASE("a dash keeps its space", "[lines]") {
  CHECK(fold_spaces("the pier -\nand more") == "the pier - and more");
  CHECK(fold_spaces("room 4-\nbelow") == "room 4- below");
  CHECK(fold_spaces("short- term") == "short- term");
}
