// Sentences that recur in the releases of a series are part of them.
#include "indexer/clean/recurring_prose.h"

#include <catch2/catch.hpp>
#include <string>

namespace dateline {
namespace {

constexpr std::string_view own =
    "The ferries carried thirty thousand passengers in January, the line said in its report today.";
constexpr std::string_view repeated =
    "The number counts every ticket that is stamped on board, and children are not counted at all.";

PageLine line(std::string_view text, double share) {
  PageLine made;
  made.text = text;
  made.ends_sentence = text.ends_with('.');
  made.share = share;
  return made;
}

TEST_CASE("a recurring sentence between sentences of the page is no furniture") {
  std::vector<PageLine> lines{line("Menu", 1), line(own, 0), line(repeated, 1), line(own, 0)};
  release_recurring_prose(lines);
  CHECK(lines[2].share == 0);
  CHECK(lines[0].share == 1);
}

TEST_CASE("a recurring sentence at the edge of a page is furniture") {
  std::vector<PageLine> lines{line("Menu", 1), line(repeated, 1), line(own, 0), line(repeated, 1)};
  release_recurring_prose(lines);
  CHECK(lines[1].share == 1);
  CHECK(lines[3].share == 1);
}

TEST_CASE("where nothing but sentences recurs, there is no page around the text") {
  std::vector<PageLine> lines{line("January", 0), line(own, 0), line(repeated, 1),
                              line("Contact: Ada Weir", 0), line(repeated, 1)};
  release_recurring_prose(lines);
  CHECK(lines[2].share == 0);
  CHECK(lines[4].share == 1);
}

}  // namespace
}  // namespace dateline
