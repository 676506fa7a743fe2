// Releases are read whole and alone from the markup of ten content systems in eight languages.
#include "tests/unit/indexer/html/press_pages.h"

#include <catch2/catch.hpp>

#include "indexer/html/extract.h"
#include "indexer/prose/date_finder.h"

namespace dateline::html {
namespace {

/// Europe writes the day first; `clean` knows that from the language.
DateRange range_of(const std::string& page) {
  DateRange range;
  range.order = page.ends_with(" en") ? DateOrder::month_first : DateOrder::day_first;
  return range;
}

TEST_CASE("pages of content systems give title, day and text", "[html]") {
  const auto pages = press_pages();
  REQUIRE(pages.size() == 40);
  for (const PressPage& page : pages) {
    CAPTURE(page.name);
    const auto article = extract_article(page.html);
    REQUIRE(article);
    CHECK(article->title == page.title);
    const auto date = find_date(article->date, 0, range_of(page.name));
    CHECK((date ? date->date.iso() : "none") == page.day);
    CHECK(article->body.starts_with(page.body));
    // Of the furniture, at most the link below the text of a layout table may remain.
    const bool tables = page.name.starts_with("tables");
    CHECK((article->body.size() == page.body.size() || tables));
  }
}

}  // namespace
}  // namespace dateline::html
