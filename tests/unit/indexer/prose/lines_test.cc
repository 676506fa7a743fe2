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

TEST_CASE("links to files tell their size, and what type they are", "[lines]") {
  for (const char* line :
       {"Report (PDF, 2.1 MB)", "English (42.1 kB - PDF) Download", "Pressetext.pdf [88,1 KiB]"}) {
    INFO(line);
    CHECK(tells_size_of_file(line));
    CHECK(offers_file(line));
  }
  CHECK(tells_size_of_file("Memory of the pump (16 MB)"));
  CHECK_FALSE(offers_file("Memory of the pump (16 MB)"));
  CHECK_FALSE(tells_size_of_file("The pump (16 MB) has room for a year"));
  CHECK_FALSE(tells_size_of_file("The pump (16 metres)"));
}
