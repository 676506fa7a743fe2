// Text that a page hides until its reader asks for it, and the controls that show it.
#include "indexer/html/controls.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "indexer/html/extract.h"

namespace dateline::html {
namespace {

const std::string costs =
    "<p>Costs rose by nine per cent during the year, mainly because timber became dearer.</p>";

/// The text of a page with something behind two paragraphs.
std::string body_with(std::string_view more) {
  std::string page =
      "<html><head><title>Ferry to Run Again in May</title></head><body><main>"
      "<h1>Ferry to Run Again in May</h1><p>5 March 2024</p><div>"
      "<p>The ferry will run every twenty minutes from the first of May, the harbor office said, "
      "after it had carried no passengers since the storm of last October.</p>"
      "<p>Tickets will cost as much as before, and those of last autumn remain valid until the "
      "summer is over, the office added in its statement.</p>";
  const auto article = extract_article(page.append(more).append("</div></main></body></html>"));
  return article ? article->body : "refused: " + article.error().message;
}

bool is_read(std::string_view more) {
  return body_with(more).find("Costs rose by nine per cent") != std::string::npos;
}

TEST_CASE("text that a control names is read though it is hidden at first", "[html]") {
  CHECK(is_read("<button aria-controls=\"a b\">Costs</button><div id=\"b\" hidden>" + costs +
                "</div>"));
  CHECK(
      is_read("<a href=\"#x\" data-target=\"#x\">Costs</a><div id=\"x\" style=\"display: none\">" +
              costs + "</div>"));
  CHECK(is_read("<div id=\"x\" aria-hidden=\"true\">" + costs +
                "</div><span data-bs-target=\"#x\">Costs</span>"));
  SECTION("but not what no control names") {
    CHECK_FALSE(is_read("<button aria-controls=\"a\">Costs</button><div id=\"b\" hidden>" + costs +
                        "</div>"));
    CHECK_FALSE(is_read("<div hidden>" + costs + "</div>"));
  }
  SECTION("nor a tab, or a text in another language, which are shown instead") {
    CHECK_FALSE(is_read("<a role=\"tab\" aria-controls=\"x\">Costs</a><div id=\"x\" hidden>" +
                        costs + "</div>"));
    CHECK_FALSE(is_read("<button aria-controls=\"x\">EN</button><div id=\"x\" lang=\"en\" hidden>" +
                        costs + "</div>"));
  }
  SECTION("nor the words of a menu") {
    CHECK(body_with("<button aria-controls=\"x\">Share</button><div id=\"x\" hidden>"
                    "<p>Send it to a friend</p></div>")
              .ends_with("in its statement."));
  }
}

TEST_CASE("hidden text beside a control that offers the rest is read", "[html]") {
  const std::string hidden = "<div style=\"display:none\">" + costs + "</div>";
  CHECK(is_read(hidden + "<button onclick=\"f()\">Read more</button>"));
  CHECK(is_read(hidden + " <p><a href=\"#\">Weiterlesen \u2026</a></p>"));
  CHECK(is_read("<div><a href=\"javascript:void(0)\">+ Show more</a></div>" + hidden));
  CHECK(
      is_read("<p>The end of a paragraph.<span style=\"display:none\"> Costs rose by nine per cent "
              "during the year, mainly because timber became dearer.</span></p>"
              "<button>Read more</button>"));
  SECTION("but not where another page has the rest, or the control offers something else") {
    CHECK_FALSE(is_read(hidden + "<a href=\"/costs\">Read more</a>"));
    CHECK_FALSE(is_read(hidden + "<button>Subscribe</button>"));
    CHECK_FALSE(is_read(hidden + "<p>A line between.</p><button>Read more</button>"));
  }
}

TEST_CASE("a button that heads a panel is read as its heading", "[html]") {
  CHECK(body_with("<button class=\"accordion\">What did it cost?</button><div>" + costs + "</div>")
            .find("What did it cost?\nCosts rose") != std::string::npos);
  CHECK(body_with("<h3><button>What did it cost?</button></h3><div>" + costs + "</div>")
            .find("What did it cost?\nCosts rose") != std::string::npos);
  CHECK(body_with("<div class=\"accordion\"><div class=\"card-header\"><button>What did it cost?"
                  "</button></div><div>" +
                  costs + "</div></div>")
            .find("What did it cost?\nCosts rose") != std::string::npos);
  CHECK(body_with("<button>Print</button>" + costs).find("Print") == std::string::npos);
  CHECK(body_with("<h3>Costs <button>1x</button><button>2x</button></h3>" + costs).find("1x") ==
        std::string::npos);
}

}  // namespace
}  // namespace dateline::html
