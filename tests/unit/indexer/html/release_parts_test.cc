// What stands behind the element with the text of a release and belongs to it.
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "indexer/html/extract.h"

namespace dateline::html {
namespace {

const std::string text =
    "<p>The ferry will run every twenty minutes from the first of May, the harbor office said.</p>"
    "<p>It has carried no passengers since the storm of last October broke its landing stage.</p>"
    "<p>Tickets will cost as much as before, and those of last autumn remain valid until the "
    "summer is over, the office added in its statement.</p>";
const std::string contact = "Wilma Threlkeld, press@weir.example, 01555 0100";

/// The text of a page with something behind the element that holds the release.
std::string body_with(std::string_view behind, std::string_view below_main = "") {
  std::string page =
      "<html><head><title>Ferry to Run Again in May</title></head><body><main>"
      "<h1>Ferry to Run Again in May</h1><p>5 March 2024</p><div class=\"article-body\">";
  page.append(text).append("</div>").append(behind).append("</main>").append(below_main);
  const auto article = extract_article(page.append("</body></html>"));
  return article ? article->body : "refused: " + article.error().message;
}

TEST_CASE("notes to editors and lines about the issuer belong to a release", "[html]") {
  CHECK(body_with("<div><h2>Notes to editors</h2><ol><li>The fund is worth three million.</li>"
                  "</ol></div>")
            .ends_with("Notes to editors\nThe fund is worth three million."));
  CHECK(body_with("<h2>About Weir Ferries</h2><p>Weir Ferries runs nine routes on two rivers.</p>"
                  "<h2>More news</h2><p>A bridge has opened in the town of Oldry, they say.</p>")
            .ends_with("Weir Ferries runs nine routes on two rivers."));
  CHECK(body_with("<h2>About us</h2><p>We write about the ferries of the county, and more.</p>")
            .ends_with("in its statement."));
}

TEST_CASE("press contacts belong to a release, in whatever box they stand", "[html]") {
  CHECK(body_with("<div><p>Media contact: " + contact + "</p></div>").ends_with(contact));
  CHECK(body_with("<aside><h4>Press contact</h4><p>" + contact + "</p></aside>")
            .ends_with("Press contact\n" + contact));
  CHECK(body_with("<div class=\"contact-card\"><h3>Pressekontakt</h3><p>" + contact + "</p></div>")
            .ends_with(contact));
  SECTION("but not those of the page") {
    CHECK(body_with("", "<footer><h4>Press contact</h4><p>" + contact + "</p></footer>")
              .ends_with("in its statement."));
    CHECK(body_with("<p>A bridge has opened in the town of Oldry, where it was needed most.</p>"
                    "<aside><h4>Help</h4><p>" +
                    contact + "</p></aside>")
              .find(contact) == std::string::npos);
  }
  SECTION("and nothing that stands in between") {
    CHECK(body_with("<ul class=\"share\"><li>Share this</li></ul><div><p>Media contact: " +
                    contact + "</p></div>")
              .ends_with("in its statement.\nMedia contact: " + contact));
  }
}

TEST_CASE("a file to download is no part of a text, wherever it stands", "[html]") {
  CHECK(body_with("<p>Map of the pier (PDF, 2.1 MB)</p><p>Media contact: " + contact + "</p>")
            .ends_with("in its statement.\nMedia contact: " + contact));
}

TEST_CASE("a figure without a picture is text, the foot of a print is none", "[html]") {
  const std::string callout =
      "The pier is open to walkers from nine to five on all days but Monday.";
  const auto article = extract_article(
      "<html><head><title>Ferry to Run Again in May</title></head><body><article><h1>Ferry to Run "
      "Again in May</h1>" +
      text + "<figure><p>" + callout + "</p></figure>" + text +
      "<p>Ausgedruckt am 31.12.2024 um 14:05 Uhr</p></article></body></html>");
  REQUIRE(article);
  CHECK(article->body.find(callout) != std::string::npos);
  CHECK(article->body.find("Ausgedruckt") == std::string::npos);
}

}  // namespace
}  // namespace dateline::html
