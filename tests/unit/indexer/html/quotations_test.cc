// Boxes beside the text of a release that hold something that it does not say.
#include "indexer/html/quotations.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "indexer/html/extract.h"

namespace dateline::html {
namespace {

constexpr std::string_view quotation =
    "\u201CThe tide will not wait for us, so we began\u201D, said Ada Weir, harbor master.";

std::string body_with(std::string_view box, std::string_view sentence = "") {
  std::string page =
      "<html><head><title>Ferry to Run Again in May</title></head><body><main>"
      "<h1>Ferry to Run Again in May</h1><p>5 March 2024</p><div>"
      "<p>The ferry will run every twenty minutes from the first of May, the harbor office said, "
      "after it had carried no passengers since the storm of last October.</p>";
  page.append(box).append("<p>").append(sentence);
  page.append(
      " Tickets will cost as much as before, and those of last autumn remain valid until the "
      "summer is over, the office added in its statement.</p></div></main></body></html>");
  const auto article = extract_article(page);
  return article ? article->body : "refused: " + article.error().message;
}

std::size_t times(std::string_view part, std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST_CASE("a quotation in a box is read unless the text repeats it", "[html]") {
  const std::string box =
      "<blockquote class=\"pullquote\"><p>" + std::string(quotation) + "</p></blockquote>";
  CHECK(times("The tide will not wait", body_with(box)) == 1);
  CHECK(times("The tide will not wait", body_with(box, quotation)) == 1);
}

TEST_CASE("a box of facts is part of a release", "[html]") {
  CHECK(times("room for forty bicycles",
              body_with("<div class=\"fact-box\"><h2>Facts</h2><ul><li>It took seven months</li>"
                        "<li>There is room for forty bicycles</li></ul></div>")) == 1);
}

TEST_CASE("an aside with notes to editors is part of a release", "[html]") {
  CHECK(times("worth three million",
              body_with("<aside><h3>Notes to editors</h3><p>The fund is worth three million pounds "
                        "over three years.</p></aside>")) == 1);
  CHECK(times("worth three million",
              body_with("<aside><h3>Elsewhere</h3><p>The fund is worth three million pounds over "
                        "three years.</p></aside>")) == 0);
}

TEST_CASE("the arrow that leads back from a footnote is not read", "[html]") {
  CHECK(times("\u21A9", body_with("<p>Figures are for 2023. <a href=\"#r1\">\u21A9</a></p>")) == 0);
}

}  // namespace
}  // namespace dateline::html
