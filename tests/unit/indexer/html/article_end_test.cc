// What belongs to an article, and where it ends.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "indexer/html/extract.h"

namespace dateline::html {
namespace {

const std::string first =
    "The ferry will run every twenty minutes from the first of May, the harbor office said.";
const std::string second =
    "It has carried no passengers since the storm of last October broke its landing stage.";
const std::string third =
    "Tickets will cost as much as before, and those of last autumn remain valid until the summer "
    "is over, the office added in its statement.";
const std::string remark = "It is a waste of money and the board should resign over it at once.";
const std::string text = "<p>" + first + "</p><p>" + second + "</p><p>" + third + "</p>";
const std::string body = first + "\n" + second + "\n" + third;

std::string page(std::string_view content) {
  return "<html><head><title>Ferry to Run Again in May</title></head><body>" +
         std::string(content) + "</body></html>";
}

std::string links(int count) {
  std::string list;
  for (int i = 0; i < count; ++i) {
    list.append("<h4><a href=\"/").append(std::to_string(i));
    list.append("\">Other news of the day in the region</a></h4>");
  }
  return list;
}

std::string body_of(const std::string& content) {
  const auto article = extract_article(page(content));
  return article ? article->body : "refused: " + article.error().message;
}

const std::string title = "<h1>Ferry to Run Again in May</h1>";

TEST_CASE("comments below each other end an article, with no heading", "[html]") {
  const auto comment = [](std::string_view head) {
    return "<div><b>" + std::string(head) + "</b><p>" + remark + "</p></div>";
  };
  const std::string two =
      comment("harborfan22 March 13, 2024 at 8:01 am") + comment("Odo Brask, 13 March 2024, 09:44");
  CHECK(body_of("<article>" + title + text + two + "</article>") == body);
  // One may be anything, and an agenda or a diary has no names.
  CHECK(
      body_of("<article>" + title + text + comment("Odo March 13, 2024 at 8:01 am") + "</article>")
          .find(remark) != std::string::npos);
  const std::string agenda =
      comment("Monday, March 13, 2024 at 8:01 am") + comment("Tuesday, March 14, 2024 at 9:44 am");
  CHECK(body_of("<article>" + title + text + agenda + "</article>").find(remark) !=
        std::string::npos);
}

TEST_CASE("a short text under the headline is an article, however many links surround it",
          "[html]") {
  CHECK(body_of(links(30) + title + "<p>" + first + "</p>" + links(30)) == first);
  // Here, it is the teaser of a link.
  CHECK(body_of(title + links(30) + "<p>" + first + "</p>") ==
        "refused: listing page: links to other pages and no article; found 30 links, 1 with a "
        "teaser, longest text 71 letters");
}

TEST_CASE("comments of readers end an article, under whatever heading", "[html]") {
  for (const std::string_view heading :
       {"<h3>Have your say</h3>", "<p>Comments are now closed.</p>", "<div>Opinie (36)</div>",
        "<b>Комментарии</b>", "<div>网友评论</div>"}) {
    CAPTURE(heading);
    std::string content = fmt::format("{}<div>{}", title, text);
    content.append(heading).append("<p>").append(remark).append("</p></div>");
    CHECK(body_of(content) == body);
  }
  // A counter above the text is none.
  CHECK(body_of(title + "<div><div>Comments (2)</div>" + text + "</div>") == body);
}

TEST_CASE("teasers behind the links that follow the text are not part of it", "[html]") {
  CHECK(body_of("<div>" + title + text + links(20) + "<p>" + remark + "</p></div>") == body);
}

TEST_CASE("a list of other news ends an article, sections with links in their headings do not",
          "[html]") {
  std::string news;
  std::string sections;
  for (int i = 0; i < 5; ++i) {
    const std::string number = std::to_string(i);
    news.append("<p>10:0").append(number).append(" <a href=\"/").append(number);
    news.append("\">Another story from the region today</a></p><p>").append(remark).append("</p>");
    sections.append("<h2>History ")
        .append(number)
        .append(" <a href=\"/e\">[edit this section]</a>");
    sections.append("</h2><p>In year ").append(number).append(", ").append(second).append("</p>");
  }
  CHECK(body_of("<div>" + title + text + news + "</div>") == body);
  CHECK(body_of("<div>" + title + text + sections + "</div>").ends_with("In year 4, " + second));
}

TEST_CASE("a copy for printing is read once", "[html]") {
  CHECK(body_of("<div>" + title + text + "<div>" + text + "</div></div>") == body);
}

TEST_CASE("a text inside one link is no list of links", "[html]") {
  CHECK(body_of(title + "<div><a href=\"/ferry\">" + text + text + text + "</a></div>") == body);
}

TEST_CASE("the name of an element around title and text does not make them a banner", "[html]") {
  CHECK(body_of("<div class=\"page-banner\">" + title + text + "</div><div class=\"comments\"><p>" +
                remark + "</p><p>" + remark + remark + remark + remark + remark + remark +
                "</p></div>") == body);
}

TEST_CASE("a counter inside a paragraph does not make it a comment", "[html]") {
  CHECK(body_of(title + "<p><a class=\"comments_count\" href=\"#c\">0</a> " + first + "</p><p>" +
                second + "</p>") == "0 " + first + "\n" + second);
}

TEST_CASE("an article that is not shown has its description", "[html]") {
  const std::string head =
      "<html><head><title>Ferry to Run Again in May</title>"
      "<meta property=\"og:type\" content=\"article\">"
      "<meta property=\"og:description\" content=\"The ferry will run every twenty minutes from "
      "May.\">";
  const std::string shell = "</head><body><h1>Ferry to Run Again in May</h1><video></video></body>";
  const std::string date = "<meta property=\"article:published_time\" content=\"2021-04-02\">";
  const auto article = extract_article(head + date + shell);
  REQUIRE(article);
  CHECK(article->body == "The ferry will run every twenty minutes from May.");
  CHECK_FALSE(extract_article(head + shell));
}

TEST_CASE("a mark ends an article, with the small print behind it", "[html]") {
  for (const std::string mark : {"###", "- END -", "ENDS", "-QUAY-", "-30-", "(끝)", "以上"}) {
    CAPTURE(mark);
    const std::string begin = fmt::format("{}<p>{}</p>", text, mark);
    CHECK(body_of(begin + "<p>DS/AK</p>") == body);
    CHECK(body_of(begin + "<p>Comments to the webmaster. You are visitor number 2214.</p>") ==
          body);
  }
  CHECK(body_of(text + "<p align=center>***</p><p>DS/AK</p>") == body);
}

TEST_CASE("contacts, headings and text behind a mark belong to the article", "[html]") {
  for (const std::string rest :
       {"<p>For interviews contact Tom Reed, 020 5550 1234.</p>",
        "<h3>About Quay Ferries</h3><p>Quay Ferries runs nine boats on the northern routes.</p>",
        "<p>Notes to editors:</p><ul><li>Nine boats</li><li>Two routes</li></ul>"}) {
    CAPTURE(rest);
    CHECK(body_of(fmt::format("{}<p>ENDS</p>{}", text, rest)).find("ENDS\n") != std::string::npos);
  }
  CHECK(body_of(fmt::format("{}<p>***</p><p>{}</p>", text, remark)) ==
        fmt::format("{}\n***\n{}", body, remark));
  CHECK(body_of(fmt::format("{}<p>30</p><p>{}</p>", text, remark)).find("\n30\n") !=
        std::string::npos);
}

TEST_CASE("lists of files and links to the top end an article in other languages", "[html]") {
  CHECK(
      body_of(text +
              "<h2>添付資料</h2><ul><li><a href=/a.pdf>実施要領（PDF形式：214KB）</a></li></ul>"
              "<p><a href=/r>PDF形式のファイルをご覧いただくには、Adobe Readerが必要です。</a></p>"
              "<p><a href=#top>ページの先頭へ</a></p>") == body);
  CHECK(body_of(text + "<h3>Zum Thema</h3><ul><li><a href=/f>Fragen und Antworten</a></li></ul>") ==
        body);
  CHECK(body_of("<p>" + first + "</p><p><b>Baca juga:</b> Harga ikan naik</p><p>" + second +
                "</p><p>" + third + "</p><p>Zobacz historię zmian</p>") == body);
}

TEST_CASE("a quotation under its own heading belongs to the text above it", "[html]") {
  const std::string quote = "<blockquote><p>“A boat is no bus.”</p></blockquote>";
  const std::string column = "<div><div>" + text + "</div><h2>Quote</h2>";
  CHECK(body_of(column + quote + "</div>") == body + "\nQuote\n“A boat is no bus.”");
  CHECK(body_of(column + "<div>A boat is no bus</div></div>") == body);
  CHECK(body_of(column + "<div class=comments>" + quote + "</div></div>") == body);
}

TEST_CASE("a heading that only begins like that of an appendix opens a section", "[html]") {
  const std::string section = "<p>" + second + "</p><p>" + third + "</p>";
  for (const std::string_view heading :
       {"More information", "More investment in local rail", "Related measures",
        "Similar schemes abroad", "Popularity of the ferry grows", "Most popular routes",
        "Recommended by experts", "Comments from the partners", "Sponsored places",
        "Latest news on the repair", "Zum Thema Wasser", "附件一：受影响路段"}) {
    CAPTURE(heading);
    CHECK(body_of(
              fmt::format("{}<div><p>{}</p><h3>{}</h3>{}</div>", title, first, heading, section)) ==
          fmt::format("{}\n{}\n{}\n{}", first, heading, second, third));
  }
}

TEST_CASE("links under such a heading are an appendix", "[html]") {
  for (const std::string_view heading :
       {"More from the newsroom", "Related measures", "Latest news on the repair",
        "Zum Thema Wasser", "Ähnliche Artikel", "Kapcsolódó hírek", "مقالات أخرى"}) {
    CAPTURE(heading);
    const std::string teaser =
        fmt::format("<h4><a href=/1>Harbor office moves to the mill</a></h4><p>{}</p>", remark);
    CHECK(body_of(fmt::format("{}<div>{}<h3>{}</h3>{}{}</div>", title, text, heading, teaser,
                              teaser)) == body);
  }
  CHECK(body_of(
            title + "<div>" + text +
            "<p>Weitere Nachrichten</p><p>16.03.21 <a href=/1>Harbor office moves</a></p></div>") ==
        body);
}

TEST_CASE("contacts behind a label of links are part of the article", "[html]") {
  const std::string contact =
      "<p>Ida Holm, harbor office</p><p><a href=mailto:ida@quay.example>ida@quay.example</a></p>";
  CHECK(body_of(title + "<div>" + text + "<p>Share</p>" + contact + "</div>").find("Ida Holm") !=
        std::string::npos);
}

TEST_CASE("tools at the end of a page are no part of an article in any language", "[html]") {
  for (const std::string_view tools :
       {"<p>Megosztás</p><p>Nyomtatás</p>", "<p>Jaa sivu</p><p>Twitter</p><p>Facebook</p>",
        "<p>แชร์ Facebook Twitter</p>", "<p>zurück | Druckversion | nach oben</p>",
        "<p>Εκτύπωση Email</p>", "<h3>Like this:</h3><p>Like Loading...</p>",
        "<p>האם המידע בדף זה עזר לך? כן לא</p>", "<p>Bagikan: Facebook Twitter WhatsApp</p>",
        "<p>Please accept marketing cookies to watch this video.</p>",
        "<div>본 저작물은 \"공공누리 제1유형\" 조건에 따라 이용할 수 있습니다.</div>"}) {
    CAPTURE(tools);
    CHECK(body_of(fmt::format("{}<div>{}{}</div>", title, text, tools)) == body);
  }
}

TEST_CASE("contacts belong to the text in whatever element", "[html]") {
  const std::string contact = "Media contact\nGilda Perin, 555-0132, press@quay.example";
  const auto in = [](std::string_view tag) {
    return fmt::format(
        "<{0}>Media contact</{0}><{0}>Gilda Perin, 555-0132, press@quay.example</{0}>", tag);
  };
  CHECK(body_of(title + "<main>" + text + in("div") + "</main>") == body + "\n" + contact);
  CHECK(body_of(title + "<main>" + first + "<br><br>" + second + "<br><br>" + third +
                "<br><br><b>Media contact</b><br><br><font size=3>Gilda Perin, 555-0132, "
                "press@quay.example</font></main>") == body + "\n" + contact);
  CHECK(body_of(title + "<main>" + text + "<div><a href=/contact>Contact us</a></div></main>") ==
        body);
  CHECK(body_of(title + "<main>" + text + "<div>ida@quay.example</div></main>") == body);
}

TEST_CASE("a line in a box between two paragraphs is a heading", "[html]") {
  const auto with = [](std::string_view line) {
    return title + "<main><p>" + first + "</p><div>" + std::string(line) + "</div><p>" + second +
           "</p><p>" + third + "</p></main>";
  };
  CHECK(body_of(with("Two boats share the work")) ==
        first + "\nTwo boats share the work\n" + second + "\n" + third);
  CHECK(body_of(with("every twenty minutes")) == body);  // a quotation beside the text
  CHECK(body_of(with("Related articles")) == body);
  CHECK(body_of(with("18:16 (IST), Oct 02")) == body);
  CHECK(body_of(with("<a href=/boats>Two boats share the work</a>")) == body);
}

TEST_CASE("notices of old pages are no part of the text", "[html]") {
  CHECK(body_of(title + text + "<hr><center>This page was last updated on 03/15/1999.</center>") ==
        body);
  CHECK(body_of(title + text +
                "<hr><center>[ <a href=/>Home</a> | <a href=/p>Products</a> ]<br>Copyright 1999 "
                "Quay Ferries, Inc. All rights reserved.<br>Best viewed with Lantern 3.0 at "
                "800x600.</center>") == body);
  CHECK(body_of(title +
                "<p>The original item was published from 11/24/2019 9:12:00 AM to 12/24/2019 "
                "12:00:00 AM.</p>" +
                text) == body);
}

TEST_CASE("a list of items that are each marked as an article with its day is none", "[html]") {
  std::string items;
  for (int day = 10; day < 15; ++day) {
    items += fmt::format(
        "<div itemtype=\"https://schema.org/Article\"><div class=header><h3><a href=/{0}><span "
        "itemprop=headline>Ferry Line {0} to Run Again</span></a></h3></div><p>Line {0} carries "
        "passengers again, the harbor office said. {1}</p><div class=footer><time "
        "itemprop=datePublished datetime=2021-04-{0}></time></div></div>",
        day, second);
  }
  const auto list = extract_article(
      "<html><head><title>Press releases: Quay</title></head><body>"
      "<h1>Press releases</h1><main>" +
      items + "</main></body></html>");
  REQUIRE_FALSE(list);
  CHECK(list.error().message.starts_with("listing page: links to other pages, each with a teaser"));
}

TEST_CASE("paragraphs that begin with the issuer stay, a note about the author goes", "[html]") {
  const auto with_author = [](const std::string& author, const std::string& content) {
    const auto article =
        extract_article("<html><head><title>Ferry to Run Again in May</title>" + author +
                        "</head><body><article><h1>Ferry to Run Again in May</h1>" + content +
                        "</article></body></html>");
    return article ? article->body : "refused: " + article.error().message;
  };
  const std::string board = "Holm Harbour Board will hire forty people for the ferry this year.";
  const std::string about = "Holm Harbour Board runs three ferries. Founded in 1912, it is old.";
  for (const std::string author :
       {R"(<meta name="author" content="Holm Harbour Board">)",
        R"(<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":)"
        R"("Organization","name":"Holm Harbour Board"}}</script>)"}) {
    CHECK(with_author(author, fmt::format("{}<p>{}</p><p>{}</p>", text, board, about)) ==
          fmt::format("{}\n{}\n{}", body, board, about));
    CHECK(with_author(author, fmt::format("{}<p>{}</p>", text, about)) ==
          fmt::format("{}\n{}", body, about));
  }
  const std::string person =
      R"(<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person",)"
      R"("name":"Ida Holm"}}</script>)";
  CHECK(with_author(person, text + "<p>Ida Holm writes about harbours and lives in Oslo.</p>") ==
        body);
}

TEST_CASE("files with their sizes and links back to the list are no text", "[html]") {
  for (const auto* const line :
       {"Report.pdf <span>(88,1 KiB)</span>", "Télécharger le communiqué (PDF, 210 Ko)",
        "Retour aux actualités", "Zurück zu den Pressemitteilungen"}) {
    CAPTURE(line);
    CHECK(body_of(text + "<p><a>" + line + "</a></p>") == body);
  }
}

}  // namespace
}  // namespace dateline::html
