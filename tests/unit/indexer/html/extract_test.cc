#include "indexer/html/extract.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>

namespace dateline::html {
namespace {

constexpr std::string_view text =
    "<p>The ferry will run every twenty minutes from the first of May, the harbor office said.</p>"
    "<p>It has carried no passengers since the storm of last October broke its landing stage.</p>";

std::string page(std::string_view head, std::string_view body) {
  return "<html><head>" + std::string(head) + "</head><body>" + std::string(body) +
         "</body></html>";
}

TEST_CASE("fields come from JSON-LD before OpenGraph and meta tags", "[html]") {
  const auto article = extract_article(page(R"(<meta property="og:site_name" content="Quay News">
              <meta name="date" content="2020-01-01"><meta property="og:url" content="https://q.example/1">
              <meta property="article:section" content="Travel"><meta name="keywords" content="ferry, Travel">
              <meta property="og:locale" content="en_GB">
              <script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],
                "headline":"Ferry to Run Again","datePublished":"2021-04-02T08:00:00Z",
                "author":[{"@type":"Person","name":"Ida Holm"}]}]}</script>)",
                                            "<h1>Ferry to Run Again</h1>" + std::string(text)));
  REQUIRE(article);
  CHECK(article->title == "Ferry to Run Again");
  CHECK(article->date == "2021-04-02T08:00:00Z");
  CHECK(article->date_source == DateSource::markup);
  CHECK(article->issuer == "Ida Holm");
  CHECK(article->source == "Quay News");
  CHECK(article->url == "https://q.example/1");
  CHECK(article->language == "en-gb");
  CHECK(article->channels == std::vector<std::string>{"Travel", "ferry"});
}

TEST_CASE("a date line beside the title is used if the markup has no date", "[html]") {
  const auto article = extract_article(page("",
                                            "<h1>Ferry to Run Again</h1><p>Updated 5 April 2021</p>"
                                            "<p>2 April 2021</p>" +
                                                std::string(text)));
  REQUIRE(article);
  CHECK(article->date == "2 April 2021");
  CHECK(article->date_source == DateSource::header);
}

TEST_CASE("a title is distinguished from the name of the site", "[html]") {
  const auto by_title =
      extract_article(page("<title>Ferry to Run Again From May - Quay News</title>",
                           "<h1>Quay News</h1>" + std::string(text)));
  REQUIRE(by_title);
  CHECK(by_title->title == "Ferry to Run Again From May");
}

TEST_CASE("a page without a canonical URL has the one it was fetched from", "[html]") {
  ExtractHints hints;
  hints.url = "https://q.example/2";
  const auto article =
      extract_article(page("", "<h1>Ferry to Run Again</h1>" + std::string(text)), hints);
  REQUIRE(article);
  CHECK(article->url == "https://q.example/2");
}

TEST_CASE("topics come from a label and from links marked as tags", "[html]") {
  const auto article = extract_article(
      page("", "<h1>Ferry to Run Again</h1>" + std::string(text) +
                   "<div><div>Topic(s):</div><div>Ships</div><div>Ropes, Knots</div></div>"
                   "<p>Tags: tide, quay</p><a rel=tag href=/t>harbor</a>"));
  REQUIRE(article);
  CHECK(article->channels ==
        std::vector<std::string>{"harbor", "Ships", "Ropes, Knots", "tide", "quay"});
}

TEST_CASE("each link behind a label or in an element named as tags is a topic", "[html]") {
  const auto channels = [](std::string_view behind) {
    const auto article = extract_article(
        page("", "<h1>Ferry to Run Again</h1>" + std::string(text) + std::string(behind)));
    REQUIRE(article);
    return article->channels;
  };
  using List = std::vector<std::string>;
  CHECK(channels("<div>Etiquetas: <a href=/1>Rural roads</a> <a href=/2>Budgets</a></div>") ==
        List{"Rural roads", "Budgets"});
  CHECK(channels("<div class=item-tags><a href=/1>press</a> <a href=/2>season</a></div>"
                 "<div class=card><span class=category>Other</span></div>") ==
        List{"press", "season"});
  CHECK(channels("<p><span class=list-category>Ports</span></p>") == List{"Ports"});
  CHECK(channels("<aside><div class=categories><a href=/1>All</a></div></aside>").empty());
}

TEST_CASE("a stated source or the name of the site in the title is found", "[html]") {
  const auto with_title = [](std::string_view title, std::string_view above) {
    return extract_article("<html><head><title>" + std::string(title) +
                           "</title></head><body><h1>Ferry to Run Again in May</h1>" +
                           std::string(above) + std::string(text) + "</body></html>");
  };
  const auto site = [&](std::string_view title) {
    return with_title(title, "").value().site_in_title;
  };
  CHECK(site("Ferry to Run Again in May - News - Quay Town Hall") == "Quay Town Hall");
  CHECK(site("Quay Town Hall | Ferry to Run Again in May") == "Quay Town Hall");
  CHECK(site("Ferry to Run Again in May: Quay Town Hall") == "Quay Town Hall");
  CHECK(site("Ferry to Run Again in May|News|Quay Town Hall") == "Quay Town Hall");
  CHECK(site("Ferry to Run Again in May_\u9752\u6EAA\u5E02") == "\u9752\u6EAA\u5E02");
  CHECK(site("\u9752\u6EAA\u5E02-Ferry to Run Again in May") == "\u9752\u6EAA\u5E02");
  CHECK(site("Quay-Ferry to Run Again in May").empty());
  CHECK(site("Pages - Ferry to Run Again in May").empty());
  CHECK(site("Ferry to Run Again in May").empty());
  CHECK(with_title("Ferry", "<p>\u6765\u6E90\uFF1AQuay Daily\u3000\u70B9\u51FB\uFF1A4</p>")
            .value()
            .source == "Quay Daily");
  const auto desk = extract_article(page(
      R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry to Run Again",)"
      R"("author":{"@type":"Person","name":"Web Desk"},)"
      R"("publisher":{"@type":"Organization","name":"Quay Ferries"}}</script>)",
      "<h1>Ferry to Run Again</h1>" + std::string(text)));
  CHECK(desk.value().issuer == "Quay Ferries");
}

TEST_CASE("a labelled issuer above the text is found", "[html]") {
  const auto issuer = [](std::string_view above) {
    return extract_article(page("", "<h1>Ferry to Run Again in May</h1>" + std::string(above) +
                                        std::string(text)))
        .value()
        .issuer;
  };
  CHECK(issuer("<dl><dt>From:</dt><dd>Department for Rivers</dd><dt>Published</dt>"
               "<dd>5 March 2024</dd></dl>") == "Department for Rivers");
  CHECK(issuer("<p>Issued by: Quay Ferries</p>") == "Quay Ferries");
  CHECK(issuer("<p>\u767C\u5E03\u55AE\u4F4D\uFF1A\u6C34\u5229\u7F72</p>") == "\u6C34\u5229\u7F72");
  CHECK(issuer("<p>From: 5 March 2024</p>").empty());
  CHECK(issuer("<p>From: ada@weir.example</p>").empty());
  CHECK(issuer("<p>From the quay</p>").empty());
}

TEST_CASE("a copy for printing names its address", "[html]") {
  const auto article = extract_article(
      page("", "<h1>Ferry to Run Again</h1>" + std::string(text) +
                   "<div>Source URL: <a href=/x>http://quay.example/news/604</a></div>"));
  CHECK(article.value().url == "http://quay.example/news/604");
}

TEST_CASE("a line below the title may be named as a description", "[html]") {
  const auto article = extract_article(
      page("",
           "<h1>Ferry to Run Again</h1>"
           "<div class='documentDescription description'>Landing stage is mended at last</div>"
           "<div class=box>Harbor office of the town</div>" +
               std::string(text)));
  REQUIRE(article);
  CHECK(article->subtitle == "Landing stage is mended at last");
}

TEST_CASE("a list of facts above the text is no part of it", "[html]") {
  const auto body_below = [&](std::string_view facts) {
    const auto article =
        extract_article(page("", "<article><h1>Ferry to Run Again</h1><div>" + std::string(facts) +
                                     std::string(text) + "</div></article>"));
    REQUIRE(article);
    return article->body;
  };
  CHECK(body_below("<ul><li>發布日期：110-04-28</li><li>發布單位：工務組</li></ul>")
            .starts_with("The ferry"));
  CHECK(body_below("<dl><dt>Title</dt><dd>Ferry to Run Again</dd><dt>Minister</dt>"
                   "<dd>Hon. Fiona Bligh</dd></dl>")
            .starts_with("The ferry"));
  CHECK(body_below("<ul><li>Twenty boats sailed in March</li><li>Two routes grew</li></ul>")
            .starts_with("Twenty boats"));
}

TEST_CASE("a bold line above the list that opens a text belongs to it", "[html]") {
  const std::string list = "<ul><li>Twenty boats sailed in March</li><li>Two routes grew</li></ul>";
  const auto body_below = [&](std::string_view line) {
    const auto article = extract_article(page("", "<article><h1>Ferry to Run Again</h1><div><p>" +
                                                      std::string(line) + "</p>" + list +
                                                      std::string(text) + "</div></article>"));
    REQUIRE(article);
    return article->body;
  };
  CHECK(body_below("<b>First quarter</b>").starts_with("First quarter\nTwenty boats"));
  CHECK(body_below("Harbor office").starts_with("Twenty boats"));
}

TEST_CASE("a subheading in a box of its own belongs to the text below it", "[html]") {
  const std::string box = "<div class='elementor-widget-container'>";
  const auto body_with = [&](std::string_view heading) {
    const auto article = extract_article(
        page("", "<article><h1>Ferry to Run Again</h1>" + box + std::string(text) + "</div>" +
                     "<div class='elementor-widget elementor-widget-heading'>" + box +
                     std::string(heading) + "</div></div>" + box +
                     "<p>Two boats will share the work, the harbor office said on Friday.</p></div>"
                     "</article>"));
    REQUIRE(article);
    return article->body;
  };
  CHECK(body_with("<h2>Tickets on board</h2>").find("\nTickets on board\nTwo") !=
        std::string::npos);
  CHECK(body_with("<h2><a href=/t>Tickets on board</a></h2>").find("Tickets") == std::string::npos);
  CHECK(body_with("<h2>Tickets</h2><p>Buy now</p>").find("Buy now") == std::string::npos);
}

TEST_CASE("a line below the title is distinguished from the text", "[html]") {
  const auto article = extract_article(
      page("", "<h1>Ferry to Run Again</h1><h2>Landing stage is mended</h2>" + std::string(text)));
  REQUIRE(article);
  CHECK(article->subtitle == "Landing stage is mended");
  CHECK(article->body.starts_with("The ferry will run"));
}

TEST_CASE("an article about bot walls is not mistaken for one", "[html]") {
  CHECK(extract_article(page(
      "<title>Hiker not found after storm: access denied to search crews</title>",
      "<h1>Hiker not found after storm: access denied to search crews</h1>" + std::string(text))));
}

TEST_CASE("a dated text is an article, even if it is called like a bot wall", "[html]") {
  const auto called = [](std::string_view title, std::string_view below) {
    std::string body = "<h1>" + std::string(title) + "</h1>";
    return extract_article(
        page("<title>" + std::string(title) + "</title>",
             body.append(below).append(
                 "<p>The council decided on Tuesday to close the old bridge.</p>"
                 "<p>The ferry will run every hour until the new one opens.</p>")));
  };
  CHECK(called("Access denied: council refuses bridge", "<p>2 April 2021</p>"));
  CHECK(called("Page not found: library loses a leaf", "<p>2 April 2021</p>"));
  CHECK_FALSE(called("Access denied", ""));
  CHECK_FALSE(called("Access denied", "<p>2 April 2021</p><p>Enable cookies in your browser.</p>"));
}

TEST_CASE("a text in one <pre> below its title is whole", "[html]") {
  const auto article = extract_article(page(
      "<title>Council rebuilds the bridge</title>",
      "<pre>\nCouncil rebuilds the bridge\n\nApril 4, 2023\n\n"
      "The ferry will run every twenty minutes from the first of May, the harbor office said.\n\n"
      "It has carried no passengers since the storm of last October broke its stage.\n</pre>"));
  REQUIRE(article);
  CHECK(article->title == "Council rebuilds the bridge");
  CHECK(article->date.starts_with("April 4, 2023"));
  CHECK(article->body.starts_with("The ferry will run"));
  CHECK(article->body.ends_with("broke its stage."));
}

TEST_CASE("a sentence of a script without spaces is a text", "[html]") {
  CHECK(extract_article(page(
      "<title>สะพานใหม่</title>",
      "<h1>เทศบาลสร้างสะพานใหม่</h1><p>เทศบาลเมืองตัดสินใจเมื่อวันอังคารที่จะสร้างสะพานข้ามแม่น้ำขึ้นใหม่</p>")));
  CHECK(extract_article(page("<title>ស្ពានថ្មី</title>",
                             "<h1>ស្ពានថ្មី</h1><p>ក្រុមប្រឹក្សាបានសម្រេចសាងសង់ស្ពានឆ្លងទន្លេឡើងវិញ។</p>")));
}

TEST_CASE("an article of headings alone is its headings", "[html]") {
  constexpr std::string_view call =
      "Children between six and twelve years of age are invited to paint a poster about the "
      "harbor and its ships, and to bring it to the office until the end of May.";
  const auto page = [](std::string_view heading) {
    return extract_article(
        "<title>A Poster for the Harbor</title><h1>A Poster for the Harbor</h1><article><h2>" +
        std::string(heading) + "</h2><h3>Posted by Ida Holm on 2 April 2021</h3></article>");
  };
  const auto article = page(call);
  REQUIRE(article);
  CHECK(article->body == call);
  CHECK_FALSE(page("More about the harbor"));
  CHECK_FALSE(page("<a href=\"/p\">" + std::string(call) + "</a>"));
}

TEST_CASE("broken JSON-LD is skipped", "[html]") {
  const auto article = extract_article(page(
      R"(<script type="application/ld+json">{"@type":"NewsArticle",</script>)", std::string(text)));
  CHECK(article);
}

TEST_CASE("boxes of one name hold parts of one text, each in a wrapper of its own", "[html]") {
  const auto box = [](std::string_view content) {
    return "<div class=wrap><div class=part>" + std::string(content) + "</div></div>";
  };
  const auto article = extract_article(
      page("", "<main><h1>Ferry to Run Again</h1>" + box(text) +
                   box("<p>The mayor of the town crossed it first, with a dog.</p>") + "</main>"));
  REQUIRE(article);
  CHECK(article->body.ends_with("with a dog."));
}

TEST_CASE("lists, tables and headings in the boxes of a page builder are text", "[html]") {
  const auto widget = [](std::string_view kind, std::string_view content) {
    return fmt::format("<div class=\"lm-widget lm-widget-{}\">{}</div>", kind, content);
  };
  const auto article = extract_article(
      "<html><title>Ferry to Run Again in May</title><h1>Ferry to Run Again in May</h1><main>" +
      widget("text",
             "<p>The ferry will run every twenty minutes from the first of May, the harbor office "
             "said.</p><p>It has carried no passengers since the storm of last October broke its "
             "landing stage.</p>") +
      widget("heading", "<h2>The figures</h2>") +
      widget("text", "<ul><li>two boats</li><li>eight of a crew</li></ul>") +
      widget("table", "<table><tr><td>Year</td><td>2019</td></tr></table>") +
      widget("text", "<p>Tickets will cost as much as before, and remain valid until June.</p>") +
      widget("gallery", "<a href=/1>More pictures</a>") + "</main></html>");
  REQUIRE(article);
  CHECK(article->body ==
        "The ferry will run every twenty minutes from the first of May, the harbor office said.\n"
        "It has carried no passengers since the storm of last October broke its landing stage.\n"
        "The figures\ntwo boats\neight of a crew\nYear | 2019\n"
        "Tickets will cost as much as before, and remain valid until June.");
}

TEST_CASE("a lead in a box of its own belongs to a short text", "[html]") {
  const auto article = extract_article(
      page("",
           "<div><h1>Ferry to Run Again</h1><div class=teaser-text><p>The ferry to the island "
           "runs again from Saturday.</p></div><div class=news-text-wrap><p>It has carried no "
           "passengers since the storm of last October.</p><p>Two boats will share the work, "
           "the harbor office said.</p></div></div>"));
  REQUIRE(article);
  CHECK(article->body.starts_with("The ferry to the island"));
}

TEST_CASE("a footer is no part of a text of one line", "[html]") {
  const auto article = extract_article(
      page("",
           "<main><h1>Ferry to Run Again</h1><p>The ferry has been mended, and it runs "
           "again.</p><p>Nobody had to swim.</p></main>"
           "<footer><p>Quay Harbor Ltd, 1 Mill Lane. Call us at any hour.</p></footer>"));
  REQUIRE(article);
  CHECK(article->body.ends_with("had to swim."));
}

TEST_CASE("topics and how an entry was filed stand below the text", "[html]") {
  for (const std::string_view below :
       {"<h3>Topics</h3><ul><li>Boats</li></ul>", "<h3>Kategorien</h3><ul><li>Boote</li></ul>",
        "<p>This entry was posted in News on July 12, 2007 by admin.</p>"}) {
    CAPTURE(below);
    const auto article = extract_article(
        page("", "<h1>Ferry to Run Again</h1>" + std::string(text) + std::string(below)));
    REQUIRE(article);
    CHECK(article->body.ends_with("landing stage."));
  }
}

TEST_CASE("a line directly below the title is a subtitle in whatever element", "[html]") {
  for (const std::string_view line :
       {"<p>Landing stage below the mill is mended</p>",
        "<p>2 April 2021</p><div><p><em>Landing stage below the mill is mended</em></p></div>",
        "<div class=field-subline>Landing stage below the mill is mended</div><p>2 April "
        "2021</p>"}) {
    CAPTURE(line);
    const auto article = extract_article(
        page("<title>Ferry to Run Again</title>",
             "<h1>Ferry to Run Again</h1>" + std::string(line) + std::string(text)));
    REQUIRE(article);
    CHECK(article->subtitle == "Landing stage below the mill is mended");
  }
}

TEST_CASE("a number that touches another element beside it stands apart", "[html]") {
  const auto body_with = [](std::string_view line) {
    const auto article = extract_article(
        page("", "<h1>Ferry to Run Again</h1>" + std::string(text) + "<p>" + std::string(line) +
                     " The office said so on Monday, and so did the mayor.</p>"));
    return article ? article->body : article.error().message;
  };
  CHECK(body_with("<span class=no>12/2024</span><span class=day>05.03.2024</span>")
            .find("12/2024 05.03.2024") != std::string::npos);
  CHECK(body_with("<span class=kind>News</span><span class=day>5 March 2024</span>")
            .find("News 5 March 2024") != std::string::npos);
  // Digits of one number, each in a box of its own; a note; a part of a word.
  CHECK(body_with("<b class=d>1</b><b class=d>204</b> berths").find("1204 berths") !=
        std::string::npos);
  CHECK(body_with("Berth 7<sup class=note>a</sup>").find("7a") != std::string::npos);
}

}  // namespace
}  // namespace dateline::html
