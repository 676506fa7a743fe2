#include "indexer/html/explain.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "indexer/html/extract.h"

namespace dateline::html {
namespace {

bool holds(const std::vector<std::string>& lines, const std::string& wanted) {
  return std::find(lines.begin(), lines.end(), wanted) != lines.end();
}

TEST_CASE("an explanation names each block, its rule and the dates to choose from", "[html]") {
  Explanation explanation;
  ExtractHints hints;
  hints.explanation = &explanation;
  const auto article = extract_article(
      R"(<html><head><meta name="date" content="2021-04-02"></head><body>
         <div class="site-nav"><a href="/">Home</a></div>
         <h1>Ferry to Run Again</h1><p>2 April 2021</p>
         <p>The ferry will run every twenty minutes from the first of May, the harbor office said.</p>
         <p>It has carried no passengers since the storm of last October broke its stage.</p>
         <h3>Related stories</h3><p><a href="/b">Bridge to Close for Repairs in June</a></p>
         </body></html>)",
      hints);
  REQUIRE(article);
  CHECK(holds(explanation.dates, "date: 2021-04-02"));
  CHECK(holds(explanation.dates, "line: 2 April 2021"));
  CHECK(holds(explanation.text, "title: Ferry to Run Again"));
  CHECK(holds(explanation.text, "named as no article in \"site-nav\": Home"));
  CHECK(holds(explanation.text, "above the text: 2 April 2021"));
  CHECK(holds(explanation.text,
              "kept: The ferry will run every twenty minutes from the first of May, the harbor "
              "office said."));
}

TEST_CASE("a refused page is explained, too", "[html]") {
  Explanation explanation;
  ExtractHints hints;
  hints.explanation = &explanation;
  CHECK_FALSE(extract_article("<html><body><p><a href=\"/\">Home</a></p></body></html>", hints));
  CHECK(explanation.text.size() == 1);
}

}  // namespace
}  // namespace dateline::html
