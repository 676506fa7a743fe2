// Pages whose text stands where only scripts would show it.
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "indexer/html/extract.h"
#include "indexer/html/hidden_text.h"

namespace dateline::html {
namespace {

const std::string paragraphs =
    "<p>The ferry will run every twenty minutes from the first of May, the harbor office said.</p>"
    "<p>It has carried no passengers since the storm of last October broke its landing stage.</p>"
    "<p>Tickets will cost as much as before, and those of last autumn remain valid until June.</p>"
    "<p>The office will answer questions from Monday on, by telephone and at the old pier.</p>";
const std::string body =
    "The ferry will run every twenty minutes from the first of May, the harbor office said.\n"
    "It has carried no passengers since the storm of last October broke its landing stage.\n"
    "Tickets will cost as much as before, and those of last autumn remain valid until June.\n"
    "The office will answer questions from Monday on, by telephone and at the old pier.";

std::string body_of(std::string_view hidden) {
  const auto article = extract_article(
      "<html><head><title>Ferry to Run Again in May</title></head><body><h1>Ferry to Run Again in "
      "May</h1>" +
      std::string(hidden) + "</body></html>");
  return article ? article->body : "refused: " + article.error().message;
}

TEST_CASE("templates and noscript hold the text of a page that shows none", "[html]") {
  CHECK(body_of("<script type=\"text/template\">" + paragraphs + "</script>") == body);
  CHECK(body_of("<script type='text/x-handlebars'>" + paragraphs + "</script>") == body);
  CHECK(body_of("<template><div>" + paragraphs + "</div></template>") == body);
  CHECK(body_of("<noscript>" + paragraphs + "</noscript>") == body);
  CHECK(body_of("<frameset><frame src=a><noframes>" + paragraphs + "</noframes></frameset>") ==
        body);
}

TEST_CASE("values of scripts hold it, too", "[html]") {
  const std::string state = R"(<script>window.state = {"title": "Ferry \"Ida\"", "body": ")" +
                            paragraphs + R"("};</script>)";
  CHECK(body_of(state) == body);
  CHECK(body_of(R"(<script>state = {"text": "Open the menu"}</script>)") ==
        "refused: page without text; found 6 words outside scripts, 0 letters of text");
}

TEST_CASE("rich text of editors is read block by block", "[html]") {
  const std::string first = R"(The ferry will run )";
  const std::string rest = R"(every twenty minutes from the first of May, the harbor office said.)";
  const std::string second =
      "It has carried no passengers since the storm of last October broke its landing stage. Two "
      "boats will share the work, and tickets are sold on board by the crew of both. The office "
      "answers questions from Monday on, by telephone and at the old pier.";
  const std::string expected = first + rest + "\nTwo boats\n" + second + "\nat weekends";
  const auto page = [](const std::string& value) {
    return R"(<p>Loading</p><script id="__NEXT_DATA__" type="application/json">{"post":{"title":)"
           R"("Ferry","text":)" +
           value + R"(},"more":[{"title":"Pier","text":"Closed"}]}</script>)";
  };
  // Portable Text
  CHECK(
      body_of(page(
          R"([{"_type":"block","style":"normal","children":[{"_type":"span","text":")" + first +
          R"("},{"_type":"span","text":")" + rest +
          R"("}]},{"_type":"block","style":"h2","children":[{"_type":"span","text":"Two boats"}]},)"
          R"({"_type":"block","children":[{"_type":"span","text":")" +
          second +
          R"("}]},{"_type":"block","listItem":"bullet","children":[{"_type":"span","text":)"
          R"("at weekends"}]}])")) == expected);
  // Contentful
  CHECK(
      body_of(page(
          R"({"nodeType":"document","content":[{"nodeType":"paragraph","content":[)"
          R"({"nodeType":"text","value":")" +
          first + R"("},{"nodeType":"hyperlink","content":[{"nodeType":"text","value":")" + rest +
          R"("}]}]},{"nodeType":"heading-2","content":[{"nodeType":"text","value":"Two boats"}]},)"
          R"({"nodeType":"paragraph","content":[{"nodeType":"text","value":")" +
          second +
          R"("}]},{"nodeType":"unordered-list","content":[{"nodeType":"list-item","content":[)"
          R"({"nodeType":"paragraph","content":[{"nodeType":"text","value":"at weekends"}]}]}]}]})")) ==
      expected);
  // Slate and ProseMirror
  CHECK(body_of(page(R"([{"type":"paragraph","children":[{"text":")" + first + R"("},{"text":")" +
                     rest +
                     R"("}]},{"type":"heading","children":[{"text":"Two boats"}]},)"
                     R"({"type":"paragraph","children":[{"text":")" +
                     second +
                     R"("}]},{"type":"list","children":[{"type":"list-item","children":[)"
                     R"({"text":"at weekends"}]}]}])")) == expected);
}

TEST_CASE("the body of an article in JSON-LD may be short", "[html]") {
  const std::string sentence =
      "The ferry runs again from Saturday, the harbor office said. "
      "Two boats will share the work.";
  CHECK(body_of(R"(<script type="application/ld+json">{"@type":"NewsArticle","articleBody":")" +
                sentence + R"("}</script>)") == sentence);
}

TEST_CASE("what is hidden is not read where the page shows a text", "[html]") {
  CHECK(body_of(paragraphs + "<template><p>Choose one of the following newsletters, which are free "
                             "of charge, and enter your name.</p></template>") == body);
}

TEST_CASE("a request for scripts is no text", "[html]") {
  CHECK(body_of("<noscript><p>You need to enable JavaScript to run this app.</p></noscript>") ==
        "refused: page without text; found 6 words outside scripts, 0 letters of text");
  CHECK(reveal_hidden_text("<p>Nothing hidden</p>").empty());
  CHECK(body_of("<noscript>You need to enable JavaScript to run this app.</noscript>"
                R"(<script>state = {"html": ")" +
                paragraphs + R"("};</script>)") == body);
}

}  // namespace
}  // namespace dateline::html
