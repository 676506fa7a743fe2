#include "indexer/reader/printed_pages.h"

#include <catch2/catch.hpp>
#include <string>

namespace dateline {
namespace {

TEST_CASE("what a browser prints around each page is no text, but names the page") {
  std::string text =
      "3/14/22, 9:05 AM              Cranes go electric | Port of Selby\n\n"
      "Cranes go electric\n\nThe port has replaced its cranes, which\n\n"
      "https://port.example/news/cranes                1/2\n"
      "\f3/14/22, 9:05 AM              Cranes go electric | Port of Selby\n\n"
      "were loud.\n\nhttps://port.example/news/cranes                2/2\n";
  CHECK(cut_page_frames(text) == "https://port.example/news/cranes");
  CHECK(text ==
        "Cranes go electric | Port of Selby\n\nCranes go electric\n\n"
        "The port has replaced its cranes, which\nwere loud.\n");
}

TEST_CASE("other languages print the time and the address in their own way") {
  for (const auto* time : {"14.3.2022, 09:05", "14/03/2022 09:05", "2022/3/14 9:05",
                           "\u202B\u202A3/14/22, 9:05 AM\u202C\u202C"}) {
    CAPTURE(time);
    std::string text = std::string(time) + "     Cranes\n\nThey lift.\n\n" +
                       "https://port.example/a...      1/1\n";
    CHECK(cut_page_frames(text).empty());
    CHECK(text == "Cranes\n\nThey lift.\n");
  }
}

TEST_CASE("Firefox prints the title first and the time last") {
  std::string text =
      "Cranes | Port of Selby             https://port.example/news/cranes\n\n"
      "They lift and\n\n1 of 2                                3/14/22, 9:05 AM\n"
      "\fCranes | Port of Selby             https://port.example/news/cranes\n\n"
      "lower.\n\n2 of 2                                3/14/22, 9:05 AM\n";
  CHECK(cut_page_frames(text) == "https://port.example/news/cranes");
  CHECK(text == "Cranes | Port of Selby\n\nThey lift and\nlower.\n");
}

TEST_CASE("numbers of pages do not split sentences") {
  for (const auto* number : {"- 2 -", "2", "Page 2 of 4", "Seite 2 von 4", "2/4", "– 2 –"}) {
    CAPTURE(number);
    std::string below = "Work begins in spring and will\n\n          " + std::string(number) +
                        "\n\ftake eighteen months.\n";
    CHECK(cut_page_frames(below).empty());
    CHECK(below == "Work begins in spring and will\ntake eighteen months.\n");
    std::string above = "Work begins.\n\f          " + std::string(number) + "\n\nIt ends.\n";
    cut_page_frames(above);
    CHECK(above == "Work begins.\n\nIt ends.\n");
  }
}

TEST_CASE("a text without pages stays as it is") {
  const std::string text = "14/03/2022 09:05     Cranes\n\nThey lift 2 tons.\n\n2\n";
  std::string same = text;
  CHECK(cut_page_frames(same).empty());
  CHECK(same == text);
}

TEST_CASE("pages are numbered in many languages") {
  for (const auto* number :
       {"Sida 1 (3)", "1(3)", "Sayfa 1 / 3", "Σελίδα 1 από 3", "صفحة 1 من 3", "पृष्ठ 1 / 3",
        "第1页/共3页", "第 1 页 共 3 页", "1 / 3ページ", "1쪽", "Halaman 1 dari 3"}) {
    CAPTURE(number);
    std::string text = "Work begins.\n\n" + std::string(number) + "\n\fIt ends.\n";
    cut_page_frames(text);
    CHECK(text == "Work begins.\n\nIt ends.\n");
  }
  for (const auto* line : {"2.5", "第1回", "Room 3", "3 von 4 Stimmen"}) {
    CAPTURE(line);
    std::string text = "Work begins.\n\n" + std::string(line) + "\n\fIt ends.\n";
    cut_page_frames(text);
    CHECK(text.find(line) != std::string::npos);
  }
}

}  // namespace
}  // namespace dateline
