#include "indexer/html/fragment.h"

#include <catch2/catch.hpp>
#include <string>

#include "indexer/html/extract.h"

namespace dateline::html {
namespace {

const std::string sentence =
    "The lock keepers will raise the weir by two feet on Monday, they said.";
const std::string release = "<p>" + sentence + "</p><p>" + sentence + "</p>";
const std::string text = sentence + "\n" + sentence;

TEST_CASE("a fragment has no parts named as sharing or related pages, and none that are hidden") {
  for (const std::string part :
       {"<div class='sharedaddy'><h3>Share this</h3><ul><li><a href=#>X</a></li></ul></div>",
        "<p class=share>Share this article <a href=#>Facebook</a></p>",
        "<div id='jp-relatedposts'><h3>Related</h3><p><a href=/r>The quay is rebuilt</a></p></div>",
        "<div class=related><a href=/r>The quay is rebuilt</a><p>It was old.</p></div>",
        "<p style='display: none'>The weir rises in May.</p>", "<nav><a href=/>Home</a></nav>"}) {
    CAPTURE(part);
    CHECK(html_to_text(release + part) == text);
    CHECK(html_to_text(part + release) == text);
  }
}

TEST_CASE("text and contacts in a fragment stay, whatever their names") {
  for (const std::string& part :
       {"<div class=sidebar><p>" + sentence + "</p></div>",
        std::string("<aside><p>The weir.</p></aside>"),
        std::string("<footer><p>The weir.</p></footer>"),
        std::string("<div class=banner><p>Contact: ida@weir.example</p></div>"),
        std::string("<p>The word <span class=social>social</span> is old.</p>")}) {
    CAPTURE(part);
    CHECK(html_to_text(release + part).size() > text.size() + 5);
  }
  CHECK(html_to_text("<div class=share>" + release + "</div>") == text);
  CHECK(html_to_text("<div style='display:none'>" + release + "</div>") == text);
  CHECK(html_to_text("<p>The <span class=social>social</span> weir</p>") == "The social weir");
}

}  // namespace
}  // namespace dateline::html
