// Which of the dates on a page is that of publication.
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "indexer/html/extract.h"
#include "indexer/prose/date_finder.h"

namespace dateline::html {
namespace {

constexpr std::string_view paragraphs =
    "<p>The ferry will run every twenty minutes from the first of May, the harbor office said.</p>"
    "<p>It has carried no passengers since the storm of last October broke its landing stage.</p>";

/// The day of a page with a headline, `below` it, and two paragraphs; or "none".
std::string day_of(std::string_view head, std::string_view below, std::string_view behind = {}) {
  std::string page = "<html><head><title>Ferry to Run Again in May</title>";
  page.append(head).append("</head><body><h1>Ferry to Run Again in May</h1>");
  page.append(below).append("<div>").append(paragraphs).append("</div>").append(behind);
  const auto article = extract_article(page.append("</body></html>"));
  REQUIRE(article);
  const auto date = find_date(article->date, 0, {});
  return date ? date->date.iso() : "none";
}

std::string json_ld(std::string_view json) {
  return "<script type=\"application/ld+json\">" + std::string(json) + "</script>";
}

TEST_CASE("markup states the day under many names", "[html][dates]") {
  for (const std::string_view field :
       {R"(<meta property="article:published_time" content="2021-04-02T08:00:00-05:00">)",
        R"(<meta name="DC.date.issued" content="2021-04-02">)",
        R"(<meta itemprop="datePublished" content="2021-04-02">)",
        R"(<meta name="citation_publication_date" content="2021/04/02">)",
        R"(<meta name="pub-date" content="2 April 2021">)",
        R"(<meta name="publishdate" content="20210402">)",
        R"(<meta name="date" content="2021-04-02">)"}) {
    CAPTURE(field);
    CHECK(day_of(field, "") == "2021-04-02");
  }
  CHECK(day_of("", R"(<i itemprop="datePublished" content="2021-04-02">Friday</i>)") ==
        "2021-04-02");
  CHECK(day_of("", R"(<span property="dct:issued" content="2021-04-02">Friday</span>)") ==
        "2021-04-02");
  CHECK(day_of("", R"(<abbr class="published" title="2021-04-02T09:00:00-05:00">Friday</abbr>)") ==
        "2021-04-02");
}

TEST_CASE("the day of a change is not that of publication", "[html][dates]") {
  CHECK(day_of(R"(<meta property="article:modified_time" content="2022-01-05">)", "") == "none");
  CHECK(day_of(json_ld(R"({"@type":"NewsArticle","dateModified":"2022-01-05"})"), "") == "none");
  CHECK(day_of("", "<p>Zuletzt aktualisiert: 05.01.2022 | Veröffentlicht: 02.04.2021</p>") ==
        "2021-04-02");
  CHECK(day_of("", R"(<time class="updated" datetime="2022-01-05"></time>
                      <time class="entry-date" datetime="2021-04-02"></time>)") == "2021-04-02");
}

/// The day of a page with `above` its article.
std::string day_below(std::string_view above, std::string_view below_title) {
  std::string page = "<title>Ferry to Run Again in May</title>";
  page.append(above).append("<div><h1>Ferry to Run Again in May</h1>").append(below_title);
  const auto article = extract_article(page.append(paragraphs).append("</div>"));
  REQUIRE(article);
  const auto date = find_date(article->date, 0, {});
  return date ? date->date.iso() : "none";
}

TEST_CASE("the day of today above or below a menu is not that of publication", "[html][dates]") {
  const std::string today = "<div><span>Monday, 2 December 2024</span></div>";
  const std::string menu = "<ul class=menu><li><a href=/>Home</a></li><li>News</li></ul>";
  CHECK(day_below(today + menu, "") == "none");
  CHECK(day_below(today + menu, "<p>Updated: 27 September 2019</p>") == "2019-09-27");
  CHECK(day_below(menu + today, "<p>Updated: 27 September 2019</p>") == "2019-09-27");
  CHECK(day_below(today + "<ul><li><a href=/>Home</a></li><li><a href=/n>News</a></li>"
                          "<li><a href=/c>Contact</a></li></ul>",
                  "") == "none");
  CHECK(day_of("", "<p>Today is Monday, 2 December 2024</p>") == "none");
  CHECK(day_below("<div>Posted: 2 December 2024</div>" + menu, "") == "2024-12-02");
  CHECK(day_below(today, "") == "2024-12-02");
}

TEST_CASE("the day of an event is not that of publication", "[html][dates]") {
  CHECK(day_of("", "<div><b>When:</b> 17 December 2022, 5.30pm<br>Where: Town hall</div>") ==
        "none");
  CHECK(day_of("", "<dl><dt>Wann</dt><dd>17.12.2022</dd></dl>") == "none");
  for (const std::string_view label :
       {"When:", "Wann:", "Quand :", "Cuándo:", "Quando:", "Kiedy:", "Когда:", "Event date:"}) {
    CAPTURE(label);
    CHECK(day_below("", "<div>" + std::string(label) +
                            " 17.12.2022</div>"
                            "<div>Posted: 28.11.2022</div>") == "2022-11-28");
  }
}

TEST_CASE("the end of an embargo is the day of a page without another", "[html][dates]") {
  const std::string embargo = "<p>EMBARGOED UNTIL 00:01 GMT, THURSDAY 12 MARCH 2020</p>";
  CHECK(day_of("", embargo + "<p>Issued: Monday 9 March 2020</p>") == "2020-03-09");
  CHECK(day_below(embargo + "<p>Issued: Monday 9 March 2020</p>", "") == "2020-03-09");
  CHECK(day_of("", embargo) == "2020-03-12");
}

TEST_CASE("day, month and year may be boxes of their own", "[html][dates]") {
  for (const std::string_view box : {"<div class=date>", "<div class=box>"}) {
    CAPTURE(box);
    CHECK(day_below("", std::string(box) + "<div>9</div><div>Sep</div><div>2021</div></div>") ==
          "2021-09-09");
  }
  CHECK(day_below("", "<div class=date><span>9</span><div>Sep 2021</div></div>") == "2021-09-09");
  CHECK(day_below("", "<div><div>7.</div><div>února</div><div>2018</div></div>") == "2018-02-07");
  CHECK(day_below("", "<div><p>9</p></div><div><p>Sep</p></div><div>2021</div>") == "none");
}

TEST_CASE("a labelled year of three digits is one of the Republic of China", "[html][dates]") {
  for (const std::string_view date : {"110-04-28", "110/04/28", "110.4.28", "110年4月28日"}) {
    CAPTURE(date);
    CHECK(day_of("", "<ul><li>發布日期：" + std::string(date) + "</li></ul>") == "2021-04-28");
    CHECK(day_of("", "<table><tr><th>發布日期</th><td>" + std::string(date) +
                         "</td></tr></table>") == "2021-04-28");
    CHECK(day_of("", "<p>文號：" + std::string(date) + "</p>") == "none");
  }
  CHECK(day_of("", "<p>日期：110/04/28</p>") == "2021-04-28");
  CHECK(day_of("", "<p>活動日期：110/04/28</p>") == "none");
  CHECK(day_of("", "<p>發布日期：99/04/28</p>") == "2010-04-28");
}

TEST_CASE("a time marked as that of a change is the very last resort", "[html][dates]") {
  const std::string changed =
      R"(<time itemprop="dateModified" datetime="2022-01-05T11:30:00Z">January 5, 2022</time>)";
  CHECK(day_of("", changed) == "2022-01-05");
  CHECK(day_of("", changed + "<p>Updated: 2 April 2021</p>") == "2021-04-02");
}

TEST_CASE("JSON-LD is that of the page's own article", "[html][dates]") {
  const std::string others = json_ld(R"([
      {"@type":"NewsArticle","headline":"Another Story","datePublished":"2020-12-24"},
      {"@type":"NewsArticle","headline":"Ferry to Run Again in May","datePublished":"2021-04-02"}])");
  CHECK(day_of(others, "") == "2021-04-02");
  const std::string page = json_ld(
      R"({"@graph":[{"@type":"WebSite"},{"@type":"WebPage","datePublished":"2021-04-02"}]})");
  CHECK(day_of(page, "") == "2021-04-02");
  // Not valid, but clear.
  CHECK(day_of(json_ld(R"({"@type":"NewsArticle","datePublished":"2021-04-02",,})"), "") ==
        "2021-04-02");
}

TEST_CASE("of several stated days, the page shows the right one", "[html][dates]") {
  const std::string both =
      R"(<meta property="article:published_time" content="2021-04-02T10:00:00+02:00">)" +
      json_ld(R"({"@type":"Article","datePublished":"2021-03-30T10:00:00+02:00"})");
  CHECK(day_of(both, "<p>2. April 2021</p>") == "2021-04-02");
  CHECK(day_of(both, "") == "2021-03-30");
  // A field that may be the day of a change yields to what readers see.
  CHECK(day_of(R"(<meta name="date" content="2021-04-03T11:00:00">)",
               "<p>2 April 2021, 18:00</p>") == "2021-04-02");
  // A stated day of publication does not yield to that of an event.
  CHECK(day_of(R"(<meta property="article:published_time" content="2021-04-02">)",
               "<p>Opening on 1 May 2021</p>") == "2021-04-02");
}

TEST_CASE("a line with a date may hold links to sections, but not to other pages",
          "[html][dates]") {
  CHECK(
      day_of(
          "",
          R"(<div>02.04.2021 <a href="/h">Harbor</a>, <a href="/t">Towns and Rivers</a></div>)") ==
      "2021-04-02");
  CHECK(day_of("", R"(<div><a href="/2021/04/">April 2, 2021</a></div>)") == "2021-04-02");
  CHECK(
      day_of(
          "",
          R"(<div>02.04.2021 <a href="/o">Old Bridge on the River to Close for Repairs</a></div>)") ==
      "none");
}

TEST_CASE("dates of other things are no candidates", "[html][dates]") {
  CHECK(day_of("", "<div>Registriert: 02.04.2011, 05:56</div>") == "none");
  CHECK(day_of("", "<p>Member since April 2, 2011</p>") == "none");
  CHECK(day_of("", "", "<div>Copyright 2 April 2011 Quay News</div>") == "none");
  CHECK(day_of("",
               "<blockquote>Odo Brask (@odo) <a href=\"/s\">April 1, 2021</a></blockquote>"
               "<p>2 April 2021</p>") == "2021-04-02");
}

TEST_CASE("the dates of teasers are those of other pages", "[html][dates]") {
  const std::string teasers =
      R"(<div class="row"><div class="card"><h3><a href="/b">Old Bridge to Close</a></h3>
         <time datetime="2022-08-01">1 August</time></div></div>)";
  CHECK(day_of("", "", teasers) == "none");
  CHECK(day_of("", "<p>2 April 2021</p>", teasers) == "2021-04-02");
}

TEST_CASE("a box beside the text may hold its date", "[html][dates]") {
  CHECK(day_of("", "",
               R"(<aside><p class="meta"><time datetime="2021-04-02">Friday</time></p></aside>)") ==
        "2021-04-02");
  CHECK(day_of("", "",
               R"(<div class="comments"><p><time datetime="2021-04-02">Friday</time></p></div>)") ==
        "none");
}

TEST_CASE("elements called dates state or show the day", "[html][dates]") {
  CHECK(day_of("", R"(<span class="published" title="2021-04-02T09:00:00-05:00"></span>)") ==
        "2021-04-02");
  CHECK(day_of("", R"(<div class="post-date"><span class="month">Apr</span>
                      <span class="day">02</span><span class="year">2021</span></div>)") ==
        "2021-04-02");
  CHECK(day_of("", R"(<time><b>2</b><i>Apr</i><b>2021</b></time>)") == "2021-04-02");
  CHECK(day_of("", R"(<p class="date">April 2<sup>nd</sup>, 2021</p>)") == "2021-04-02");
  // Only changed then, as far as the name goes.
  CHECK(day_of("", R"(<span class="updated" title="2021-05-05T09:00:00-05:00"></span>
                      <p>April 2, 2021</p>)") == "2021-04-02");
  // The title of a link is that of another page.
  CHECK(day_of("", R"(<a class="date" title="All of 2021-04-02" href="/d">More</a>)") == "none");
}

TEST_CASE("a <time> element outweighs a vague field farther away than a line", "[html][dates]") {
  const std::string field = R"(<meta name="date" content="2021-04-09T11:00:00">)";
  std::string lines;
  for (int i = 0; i < 10; ++i) lines += "<p>A short line</p>";
  CHECK(day_of(field, lines + R"(<time datetime="2021-04-02">Friday</time>)") == "2021-04-02");
  CHECK(day_of(field, lines + "<p>Friday, 2 April 2021</p>") == "2021-04-09");
}

TEST_CASE("a label names the day of publication far from the title", "[html][dates]") {
  std::string rows;
  for (int i = 0; i < 45; ++i) rows += "<tr><td>Pier</td></tr>";
  const auto facts = [&](std::string_view more) {
    return "<table>" + rows + "</table>" + std::string(more);
  };
  CHECK(day_of("", "", facts("<div>Published: 2 April 2021</div>")) == "2021-04-02");
  CHECK(day_of("", "", facts(R"(<div><i title="Published"></i>
                                <time datetime="2021-04-02">Friday</time></div>)")) ==
        "2021-04-02");
  CHECK(day_of("", "", facts("<div>2 April 2021</div>")) == "none");
  CHECK(day_of("", "", facts("<div>A report that nobody ever published: 2 April 2021</div>")) ==
        "none");
  // Several days are those of other pages.
  CHECK(day_of("", "",
               facts("<div>Published: 2 April 2021</div><div>Published: 3 April 2021</div>")) ==
        "none");
  CHECK(day_of("", "<p>5 April 2021</p>", facts("<div>Published: 2 April 2021</div>")) ==
        "2021-04-05");
}

TEST_CASE("the title of the page may begin with the day", "[html][dates]") {
  CHECK(day_of(R"(<meta property="og:title" content="02.04.2021 | Ferry to Run Again in May">)",
               "") == "2021-04-02");
  CHECK(day_of(R"(<meta property="og:title" content="1 May 2021 Ferry Timetable">)", "") == "none");
}

TEST_CASE("the text may begin with the date", "[html][dates]") {
  CHECK(day_of("", "<p>( Quillmere, 2 April 21 )</p>") == "2021-04-02");
  CHECK(day_of("", "<p>Quillmere, (02.04.2021). The old pier was closed for good on Friday.</p>") ==
        "2021-04-02");
  CHECK(day_of("",
               "<p>The old pier, which the storm of 2 April 2021 had broken in the middle of "
               "the night, was closed for good on Friday after a long and careful inquiry.</p>") ==
        "none");
}

TEST_CASE("a byline in the footer of an article dates it, a footer does not", "[html][dates]") {
  CHECK(day_of("", "", R"(<div class="footer">Posted by Ida Holm on 2 April 2021</div>)") ==
        "2021-04-02");
  CHECK(day_of("", "", R"(<div class="footer">Today is 2 April 2021</div>)") == "none");
}

TEST_CASE("scripts that build the page date it if they name one day", "[html][dates]") {
  CHECK(day_of("", "", R"(<script>state = {"publishedAt":"2021-04-02T08:00:00Z"}</script>)") ==
        "2021-04-02");
  CHECK(day_of("", "", R"(<script>a = {"publishedAt":"2021-04-02"}, b = {"publishedAt":"2021-04-03"}
                          </script>)") == "none");
  // The date of the object with the title of the page.
  CHECK(day_of("", "",
               R"(<script type="application/json">{"post": {"title": "Ferry to Run Again in May",
               "publishedAt": "2021-04-02"}, "more": [{"title": "Pier Closed", "publishedAt":
               "2021-05-03"}]}</script>)") == "2021-04-02");
}

TEST_CASE("a date is read with its era and the spaces of typesetters", "[html][dates]") {
  CHECK(day_of("", "<p>令和3年4月2日</p>") == "2021-04-02");
  CHECK(day_of("", "<p>平成30年4月2日</p>") == "2018-04-02");
  CHECK(day_of("", "<p>中華民國110年4月2日</p>") == "2021-04-02");
  CHECK(day_of("", "<p>2\u202Favril\u202F2021</p>") == "2021-04-02");
  CHECK(day_of("", "<p>2\u2009avril\u20092021</p>") == "2021-04-02");
}

TEST_CASE("beside a day labelled as that of a change, the other is that of publication",
          "[html][dates]") {
  for (const std::string_view label :
       {"Last updated: 2022-01-05", "Last reviewed: 5 January 2022",
        "Letzte Aktualisierung: 5. Januar 2022", "Última actualización: 5 de enero de 2022",
        "Modificado em 5 de janeiro de 2022", "Ultima modifica: 5 gennaio 2022",
        "Naposledy upraveno 5. ledna 2022", "Sist endret 5. januar 2022",
        "Senast ändrad 5 januari 2022", "Data ostatniej modyfikacji: 5 stycznia 2022",
        "Frissítve: 2022. január 5.", "Cập nhật: 05/01/2022", "ปรับปรุงล่าสุด 5 มกราคม 2565",
        "آخر تحديث: 5 يناير 2022", "<i itemprop='dateModified'>5 January 2022</i>",
        "Last updated <time datetime='2022-01-05'>5 January 2022</time>"}) {
    CAPTURE(label);
    CHECK(day_of("", "<p>" + std::string(label) + "</p><p>2 April 2021</p>") == "2021-04-02");
  }
}

TEST_CASE("the day of a change in the vocabulary of schema.org is no day of publication",
          "[html][dates]") {
  CHECK(day_of("", "<p itemprop='dateModified'>5 January 2022</p>") == "none");
  CHECK(day_of("", "<p><time itemprop='dateModified' datetime='2022-01-05'>5 Jan</time></p>") ==
        "none");
}

TEST_CASE("labels of dates may stand above them or beside them", "[html][dates]") {
  CHECK(day_of("",
               "<dl><dt>Last updated</dt><dd>5 January 2022</dd>"
               "<dt>Published</dt><dd>2 April 2021</dd></dl>") == "2021-04-02");
  CHECK(day_of("",
               "<table><tr><th>Last updated</th><td>5 January 2022</td></tr>"
               "<tr><th>Published</th><td>2 April 2021</td></tr></table>") == "2021-04-02");
  CHECK(day_of("",
               "<table><tr><th>Last updated</th><th>Published</th></tr>"
               "<tr><td>5 January 2022</td><td>2 April 2021</td></tr></table>") == "2021-04-02");
  CHECK(day_of("",
               "<p>Updated <time datetime='2022-01-05'>5 January 2022</time></p>"
               "<p>Published <time datetime='2021-04-02'>2 April 2021</time></p>") == "2021-04-02");
}

TEST_CASE("a date inside a sentence is not that of the page", "[html][dates]") {
  const std::string sentence = "<p>The old bridge was closed on 3 May 1998 after a flood.</p>";
  CHECK(day_of("", sentence) == "none");
  CHECK(day_below("", sentence + "<p>Updated: 7 March 2023</p>") == "2023-03-07");
  CHECK(day_of("", "<p>This story was first published on 3 May 1998.</p>") == "1998-05-03");
}

TEST_CASE("a day called that of publication is closer than others", "[html][dates]") {
  const std::string posted = "<p>Posted on <time datetime=2025-05-20>20 May 2025</time></p>";
  CHECK(day_below("", "<p class=event-date>14 June 2025</p>" + posted) == "2025-05-20");
  CHECK(day_below("", "<dl><dt>When</dt><dd>Saturday 14 June 2025, 20:00</dd></dl>" + posted) ==
        "2025-05-20");
  CHECK(day_below("", "<p>Saturday 14 June 2025, 8 pm</p><p>Published: 20 May 2025</p>") ==
        "2025-05-20");
}

TEST_CASE(
    "neither the day of today nor that of printing is that of publication on a page without boxes",
    "[html][dates]") {
  const auto day_on = [](std::string_view above, std::string_view below) {
    std::string page = "<body>";
    page.append(above).append("<h1>Ferry to Run Again in May</h1>").append(below);
    const auto article = extract_article(page.append(paragraphs));
    const auto date = find_date(article ? article->date : "", 0, {});
    return date ? date->date.iso() : "none";
  };
  const std::string today =
      "<p>Monday, 2 December 2024</p><ul><li><a href=/>Home</a></li><li><a href=/n>News</a></li>"
      "<li><a href=/c>Contact</a></li></ul>";
  CHECK(day_on(today, "<p>27 September 2019</p>") == "2019-09-27");
  CHECK(
      day_on(today, "<p>QUILLMERE, 27 September 2019 - The pier is mended, the office said.</p>") ==
      "2019-09-27");
  CHECK(day_on(today, "") == "none");
  CHECK(day_on("<p>27 September 2019</p>", "") == "2019-09-27");
  CHECK(day_on("<p>Printed from quay.example on 2 December 2024</p>", "") == "none");
  CHECK(day_on("<p>Gedruckt am 02.12.2024</p>", "<p>27.09.2019</p>") == "2019-09-27");
}

TEST_CASE("what will be published on a day is not the page", "[html][dates]") {
  for (const std::string_view sentence : {"Der Bericht wird am 28. August 2023 veröffentlicht.",
                                          "The report will be published on 28 August 2023.",
                                          "Le rapport sera publié le 28 août 2023."}) {
    CAPTURE(sentence);
    const std::string last = "<p>" + std::string(sentence) + "</p>";
    CHECK(day_of("", "<p>17.07.2023</p>", last) == "2023-07-17");
    CHECK(day_of("", "", last) == "none");
  }
  CHECK(day_of("", "", "<p>Dieser Text wurde am 28. August 2023 veröffentlicht.</p>") ==
        "2023-08-28");
}

TEST_CASE("the day of a related story below the text is not that of the page", "[html][dates]") {
  const std::string related =
      "<h2>Related</h2><p><a href=/1>New crane arrives at the quay</a></p><p>2 July 2023</p>";
  CHECK(day_of("", "", related) == "none");
  CHECK(day_of("", "", "<h4>Share</h4><p>2 July 2023</p>") == "2023-07-02");
}

TEST_CASE("a page of dates without end costs linear time") {
  std::string list;
  std::string line = "<p>";
  for (int i = 0; i < 20'000; ++i) {
    list += "<li><time>May 6, 2021</time></li>";
    line += "<time>May 6, 2021</time> ";
  }
  CHECK(day_of("", list) == "2021-05-06");
  CHECK(day_of("", line) == "2021-05-06");
}

}  // namespace
}  // namespace dateline::html
