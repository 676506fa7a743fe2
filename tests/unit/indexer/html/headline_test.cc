// Which line of a page is the title of its article.
#include "indexer/html/headline.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "indexer/html/extract.h"

namespace dateline::html {
namespace {

constexpr std::string_view text =
    "<p>The ferry will run every twenty minutes from the first of May, the harbor office said.</p>"
    "<p>It has carried no passengers since the storm of last October broke its landing stage.</p>"
    "<p>Two boats will share the work, and tickets are sold on board by the crew of both.</p>";

/// The title of a page with a <title> and a <body>.
std::string title_of(std::string_view claimed, std::string_view body) {
  std::string page = "<html><head><title>";
  page.append(claimed).append("</title></head><body>").append(body).append("</body></html>");
  const auto article = extract_article(page);
  REQUIRE(article);
  return article->title;
}

/// The same with running text below `above`.
std::string title_above_text(std::string_view claimed, std::string_view above) {
  return title_of(claimed, std::string(above).append(text));
}

TEST_CASE("the only h1 is the title, however short, if the page claims a section", "[html]") {
  CHECK(title_above_text("News", "<h1>Ferry runs again</h1><p>4 March 2020</p>") ==
        "Ferry runs again");
  CHECK(title_above_text("News - Quay Town Hall", "<h1>Ferry runs again</h1>") ==
        "Ferry runs again");
  CHECK(title_above_text("Tiedotteet", "<h1>Lautta kulkee taas</h1>") == "Lautta kulkee taas");
  CHECK(title_above_text("News",
                         "<h1>Ferry runs again</h1>"
                         "<h2>Landing stage below the mill is mended</h2>") == "Ferry runs again");
}

TEST_CASE("a longer heading below the name of a section or site is the title", "[html]") {
  const std::string title = "New ferry to the island approved";
  const std::string heading = "<h2>" + title + "</h2><div>14 May 2018</div>";
  CHECK(title_above_text("Press releases | Quay Town Hall",
                         "<div><h1>Press releases</h1>" + heading + "</div>") == title);
  CHECK(title_above_text("Press Releases 2019 | Quay Town Hall",
                         "<h1>Press Releases 2019</h1>" + heading) == title);
  CHECK(title_above_text("Press Release", "<h1>Press Release No. 114/98</h1>" + heading) == title);
  CHECK(title_above_text("News | Quay Town Hall",
                         "<div><h2>News</h2><h3>" + title + "</h3></div>") == title);
  CHECK(title_above_text("News | Quay Town Hall",
                         "<header><h1>Quay Town Hall</h1></header><div>" + heading) == title);
  CHECK(title_above_text("News | Quay Town Hall",
                         "<div><h1>Quay Town Hall</h1></div><div>" + heading) == title);
  CHECK(title_above_text("Quay Town Hall - News",
                         "<div><h1>Quay Town Hall</h1></div><div>" + heading) == title);
  CHECK(title_above_text("News - Quay Town Council",
                         "<header><h1>Quay Town Council and Port</h1></header><div>" +
                             std::string("<h2>New ferry to the island is approved</h2>")) ==
        "New ferry to the island is approved");
  CHECK(title_above_text("新着情報｜港町役場",
                         "<div><h1>港町役場</h1></div><div>"
                         "<h2>防災行政無線の試験放送について</h2>") ==
        "防災行政無線の試験放送について");
}

TEST_CASE("a short title with a subtitle below it stays the title", "[html]") {
  CHECK(title_above_text("Ferry runs again | Quay Town Hall",
                         "<div><h1>Ferry runs again</h1>"
                         "<h2>Landing stage below the mill is mended</h2></div>") ==
        "Ferry runs again");
  CHECK(title_above_text("News | Ferry runs again",
                         "<div><h1>Ferry runs again</h1>"
                         "<h2>Landing stage below the mill is mended</h2></div>") ==
        "Ferry runs again");
}

TEST_CASE("what follows the name of a section and a colon is a title", "[html]") {
  CHECK(title_above_text("Event: Open day",
                         "<header><h1>Open day</h1></header>"
                         "<div><h2>Landing stage below the mill is mended</h2></div>") ==
        "Open day");
}

TEST_CASE("a heading behind the text is no title where one stands above it", "[html]") {
  for (const std::string_view claimed : {"Press release - Quay Works", "Ferry - Quay Works"}) {
    CAPTURE(claimed);
    CHECK(title_of(claimed, "<main><h1>Quay Works builds two boats for the strait</h1>" +
                                std::string(text) +
                                "<div><h3>Press release (PDF)</h3></div>"
                                "<div><h3>Ferry by Quay Works</h3></div></main>") ==
          "Quay Works builds two boats for the strait");
  }
}

TEST_CASE("a line in no heading is the title if the page claims none", "[html]") {
  CHECK(title_above_text("Noticia",
                         "<div>Noticias</div><div>New ferry to the island approved</div>"
                         "<div>3 May 2017</div>") == "New ferry to the island approved");
  CHECK(title_above_text("Press releases",
                         "<h1>Press releases</h1><div>New ferry to the island approved</div>"
                         "<div>3 May 2017</div>") == "New ferry to the island approved");
  CHECK(title_above_text("Ministry of Trade - Press Release",
                         "<center><font size=4><b>NEW FERRY TO THE ISLAND APPROVED</b></font>"
                         "</center><br>Press Release No. 114/98<br>4 December 1998<br><br>") ==
        "NEW FERRY TO THE ISLAND APPROVED");
  CHECK(title_above_text("New ferry to the island approved", "<div>Open from nine to five</div>") ==
        "New ferry to the island approved");
}

TEST_CASE("a cell labelled as the title is the title", "[html]") {
  CHECK(title_above_text("Press Releases",
                         "<h2>Press Releases</h2><table><tr><th>Title</th><td>Ferry runs again"
                         "</td></tr><tr><th>Date</th><td>15 October 2020</td></tr></table>") ==
        "Ferry runs again");
  CHECK(title_above_text("보도자료 | 해운항만청",
                         "<h2>보도자료</h2><table><tr><th>제목</th><td>남항 여객선 다시 다닌다"
                         "</td></tr></table>") == "남항 여객선 다시 다닌다");
  CHECK(title_above_text("Media release",
                         "<dl><dt>Title:</dt><dd>Ferry runs again</dd><dt>Date</dt>"
                         "<dd>19 Jan 2016</dd></dl>") == "Ferry runs again");
  CHECK(title_above_text("Press releases",
                         "<p><b>Subject :</b> Ferry runs again</p><p>Date: 4 May 2019</p>") ==
        "Ferry runs again");
}

TEST_CASE("a title that claims fewer words than the headline does not shorten it", "[html]") {
  CHECK(title_above_text("Ferry runs again | Quay Office", "<h1>Ferry runs again in May</h1>") ==
        "Ferry runs again in May");
  CHECK(title_above_text("Ferry runs again in May", "<h1>Harbor: Ferry runs again in May</h1>") ==
        "Ferry runs again in May");
  CHECK(title_above_text("Ferry runs again in May", "<h1>Ferry runs again in May (video)</h1>") ==
        "Ferry runs again in May");
  CHECK(title_above_text("Ferry runs again in May",
                         "<h1><i>Harbor</i> Ferry runs again in May</h1>") ==
        "Ferry runs again in May");
}

TEST_CASE("the name of the site is no title, in whatever element it stands", "[html]") {
  const std::string name = "<header><div>Court of the Lakes</div></header>";
  for (const std::string_view claimed :
       {"Court of the Lakes", "Case 118 - Court of the Lakes", "Boats - Court of the Lakes"}) {
    CAPTURE(claimed);
    CHECK(title_above_text(claimed, name + "<h1>Boats of the Upper Lake lose their case</h1>") ==
          "Boats of the Upper Lake lose their case");
  }
  const std::string office = "Quay Valley Harbor Office";
  for (const std::string& claimed :
       {office + ": Ferry runs again", "Ferry runs again | " + office}) {
    CAPTURE(claimed);
    CHECK(title_above_text(claimed, "<h1>" + office + "</h1><h3>Ferry runs again</h3>") ==
          "Ferry runs again");
  }
}

TEST_CASE("the title that a program gives to all pages is none", "[html]") {
  for (const std::string_view claimed :
       {"Untitled Document", "Document sans titre", "Nuova pagina 1", "Документ без названия",
        "Harbor Office - News Release Detail"}) {
    CAPTURE(claimed);
    CHECK(title_above_text(claimed, "<b>Ferry to the island runs again</b><p>4 March 2020</p>") ==
          "Ferry to the island runs again");
  }
  CHECK(title_above_text("Harbor Office of Quay", "<div>Ferry to the island runs again</div>") ==
        "Ferry to the island runs again");
}

TEST_CASE("headings of a lower rank directly below the title are its subtitles", "[html]") {
  const std::string title = "<h2>Ferry to the island runs again</h2>";
  const std::string subtitle = "<h3>Landing stage below the mill is mended</h3>";
  for (const std::string& headings :
       {title + subtitle, title + subtitle + "<h3>Tickets cost as much as before</h3>",
        fmt::format("<div>{}</div><div>{}</div>", title, subtitle)}) {
    CAPTURE(headings);
    CHECK(title_above_text("News - Quay Town Hall", headings) == "Ferry to the island runs again");
  }
}

TEST_CASE("a heading that the page claims with the name of its site is whole", "[html]") {
  const std::string title = "Quay Ferries: Report for January – March 2023";
  CHECK(title_above_text(title + " - Wire", "<h1>" + title + "</h1>") == title);
}

TEST_CASE("a notice above all headings is no text of the article", "[html]") {
  CHECK(title_above_text("Quay County | Alerts",
                         "<p>Create an account to manage your notices and save your progress.</p>"
                         "<ul><li><a href=/1>Offices</a></li><li><a href=/2>Boats</a></li>"
                         "<li><a href=/3>Taxes</a></li></ul><h2>Harbor News</h2>"
                         "<h3>Ferry to the island runs again</h3>") ==
        "Ferry to the island runs again");
}

TEST_CASE("a heading above the text is the title if the page claims a kind of document", "[html]") {
  const std::string heading = "Ferry to the island runs again";
  CHECK(title_above_text("Quay Island Ferries Press Release", "<h2>" + heading + "</h2>") ==
        heading);
  CHECK(title_above_text("Quay Island Ferry Strike Ends Early", "<h2>" + heading + "</h2>") ==
        "Quay Island Ferry Strike Ends Early");
  // Bullets are no words.
  CHECK(title_above_text("News Flash \u2022 Quay, OH \u2022 QuayEngage",
                         "<h1>News Flash</h1><h2>" + heading + "</h2>") == heading);
}

TEST_CASE("the name of a view is no title beside a labelled one", "[html]") {
  CHECK(
      title_above_text("\uBCF4\uB3C4\uC790\uB8CC \uC0C1\uC138\uBCF4\uAE30 | Quay",
                       "<table><caption>\uBCF4\uB3C4\uC790\uB8CC "
                       "\uC0C1\uC138\uBCF4\uAE30</caption><tr><th>\uC81C\uBAA9</th><td>Ferry runs "
                       "again</td></tr></table>") == "Ferry runs again");
  CHECK(title_above_text("Release",
                         "<b>Subject:</b> Ferry runs again<br><b>Date:</b> 4 March 2020") ==
        "Ferry runs again");
}

TEST_CASE("a heading about the issuer below the text is no title", "[html]") {
  const std::string claimed = "Quay Ferries Puts Two Boats on the Line to the Island";
  CHECK(title_of(claimed + " | Quay Ferries",
                 std::string(text) + "<h3>About Quay Ferries</h3><p>Quay Ferries runs boats to the "
                                     "island and repairs them in its own yard.</p>") == claimed);
}

}  // namespace
}  // namespace dateline::html
