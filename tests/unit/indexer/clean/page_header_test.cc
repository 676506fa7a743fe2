// What stands between the title and the text of a page: paths, dates, authors, banners.
#include <catch2/catch.hpp>

#include "indexer/clean/text_page.h"
#include "indexer/prose/broken_lines.h"

namespace dateline {
namespace {

constexpr std::string_view quay_text =
    "The harbour board has agreed to rebuild the northern quay, which was built in 1871.\n"
    "The work takes two years, and the ferries will land at the southern quay for so long.\n";

TEST_CASE("the path to a page is not its title") {
  for (const auto* path :
       {"Home > News > Press releases", "Accueil » Actualités » Communiqués",
        "Inicio › Noticias › Comunicados", "Home / News / Quay", "トップページ ＞ 新着情報",
        "Home | News | Press releases", "当前位置：首页 > 新闻中心",
        "Home / News / Northern quay to be rebuilt by the board", "Tin tức » Thông cáo báo chí",
        "Boats :: Berths :: Tides :: News", "Boats | Berths | Tides | News | EN | FR",
        "[Close window] [Print this page]"}) {
    CAPTURE(path);
    const PageParts parts = read_text_page(
        std::string(path) + "\nQuay to be rebuilt\n4 March 2020\n" + std::string(quay_text), {},
        {});
    CHECK(parts.title == "Quay to be rebuilt");
  }
  const PageParts named = read_text_page(
      "Quay rebuilt | Harbour board | Wexcombe\n4 March 2020\n" + std::string(quay_text), {}, {});
  CHECK(named.title.starts_with("Quay rebuilt"));
}

TEST_CASE("a line without the name of a site is not that of the page") {
  for (const auto* line : {"New fares from the first of May — see the table",
                           "Create an account - Save the berths that you ask for, and more."}) {
    CAPTURE(line);
    const PageParts parts =
        read_text_page(std::string(line) +
                           "\nTides\nBoats\nBerths\nCranes\nPilots\nFares\nMaps\nJobs\nQuay to be "
                           "rebuilt at last\n4 March 2020\n" +
                           std::string(quay_text),
                       {}, {});
    CHECK(parts.title == "Quay to be rebuilt at last");
  }
}

TEST_CASE("a place and a date on a line of their own are nearer the truth than other dates") {
  for (const auto* line :
       {"Lausenne, le 4 mars 2020", "Maple Forks, IA (Acme Wire) March 4, 2020",
        "Madrid, 4 de marzo de 2020 (Consejo de Ministros)", "Berlin, den 4. März 2020"}) {
    CAPTURE(line);
    const PageParts parts =
        read_text_page(std::string(line) + "\nJudgment of 3 February 2020 (4A_12/2019)\n" +
                           "Quay to be rebuilt at last\n" + std::string(quay_text),
                       {}, {});
    CHECK(parts.title == "Quay to be rebuilt at last");
    REQUIRE_FALSE(parts.dates.empty());
    CHECK(parts.dates.front().date.iso() == "2020-03-04");
  }
}

TEST_CASE("the row of a table that is called the title is the title") {
  const PageParts parts = read_text_page(
      "보도자료 상세보기 - 제목, 작성자, 내용\n제목\t하늘시, 폭우 피해 전통시장에 복구비 지원\n"
      "작성자\t공보담당관\t작성일\t2022.08.16. 09:30\n" +
          std::string(quay_text),
      {}, {});
  CHECK(parts.title == "하늘시, 폭우 피해 전통시장에 복구비 지원");
}

TEST_CASE("a subtitle above the date is not the title") {
  const PageParts parts = read_text_page(
      "Tides\nBoats\nQuay to be rebuilt at last\nThe work takes two full years\n"
      "4 March 2020\n" +
          std::string(quay_text),
      {}, {});
  CHECK(parts.title == "Quay to be rebuilt at last");
}

TEST_CASE("a year of the Republic of China dates a page") {
  for (const auto* line : {"發布日期：109-03-04", "發布日期：109/3/4", "109年3月4日"}) {
    CAPTURE(line);
    const PageParts parts = read_text_page(
        "Quay to be rebuilt\n" + std::string(line) + "\n" + std::string(quay_text), {}, {});
    REQUIRE(parts.dates.size() == 1);
    CHECK(parts.dates.front().date.iso() == "2020-03-04");
    CHECK(parts.body + "\n" == quay_text);
  }
}

TEST_CASE("the date of the last change belongs to the header of a page") {
  for (const auto* line : {"Updated: 9 March 2020", "Last updated: March 9, 2020",
                           "Aktualisiert am 9. März 2020", "Atualizado: 9 de março de 2020"}) {
    CAPTURE(line);
    const std::string dates = std::string("Published: 4 March 2020\n") + line + "\n";
    const std::string title = "New quay to be built\n";
    for (const std::string& head : {title + dates, dates + title}) {
      const PageParts parts = read_text_page(head + std::string(quay_text), {}, {});
      CHECK(parts.title == "New quay to be built");
      CHECK(parts.body + "\n" == quay_text);
      REQUIRE(parts.dates.size() == 1);
      CHECK(parts.dates.front().date.iso() == "2020-03-04");
    }
  }
}

TEST_CASE("a date behind a label of publication counts, whatever follows") {
  for (const auto* line : {"发布时间：2018-11-20 09:32 来源：青原 日报 作者：李 明 浏览 "
                           "次数：1532次 字号：大 中 小 打印 本页",
                           "来源：青原日报 发布时间：2018-11-20 09:32 字体：大 中 小 打印 关闭 "
                           "收藏 分享 微信 微博 空间"}) {
    CAPTURE(line);
    const PageParts parts = read_text_page(
        "New quay to be built\n" + std::string(line) + "\n" + std::string(quay_text), {}, {});
    REQUIRE(parts.dates.size() == 1);
    CHECK(parts.dates.front().date.iso() == "2018-11-20");
  }
}

TEST_CASE("a date between a subtitle and the text is no text") {
  const PageParts parts = read_text_page(
      "Northern quay of Wexcombe to be rebuilt\nFerries land in the south\nPublished June 20, "
      "2023\n" +
          std::string(quay_text),
      {}, {});
  CHECK(parts.body + "\n" == "Ferries land in the south\n" + std::string(quay_text));
  REQUIRE(parts.dates.size() == 1);
}

TEST_CASE("a short line that asks for consent is not the title") {
  const PageParts parts = read_text_page(
      "This website uses cookies. More info OK\nNew quay to be built\n4 March 2020\n" +
          std::string(quay_text),
      {}, {});
  CHECK(parts.title == "New quay to be built");
}

TEST_CASE("an author and a date between bars belong to the header of a page") {
  const PageParts parts = read_text_page(
      "New quay to be built\nby Press Office | Mar 4, 2020 | Press releases | 0 comments\n" +
          std::string(quay_text),
      {}, {});
  CHECK(parts.title == "New quay to be built");
  CHECK(parts.body + "\n" == quay_text);
  REQUIRE(parts.dates.size() == 1);
  CHECK(parts.dates.front().date.iso() == "2020-03-04");
  CHECK(read_text_page("New quay\nWritten by Press Team\n4 May 2020\n" + std::string(quay_text), {},
                       {})
            .title == "New quay");
}

TEST_CASE("marks of no width around a line are dropped") {
  const auto lines =
      join_broken_lines("Quay rebuilt\n\u200B\n\u200BCHARLTON – The board agreed.\u200B\n");
  REQUIRE(lines.size() == 2);
  CHECK(lines[1] == "CHARLTON – The board agreed.");
}

TEST_CASE("a headline in the lists of news of all pages is the title of its own") {
  BoilerplateLearner learner;
  constexpr int pages = 6;
  const auto ward = [](int page) { return std::string(1, "ABCDEF"[page]); };
  const auto text_of = [&](int page) {
    std::string text = "Harbour Board of Wexcombe\nQuay of ward " + ward(page) +
                       " rebuilt\nPublic works\n4 March 2020\nThe harbour board of Wexcombe has "
                       "rebuilt the quay of ward " +
                       ward(page) + ", which was built in the year of the gale.\nMore news\n";
    for (int other = 0; other < pages; ++other) {
      if (other != page) text += "Quay of ward " + ward(other) + " rebuilt\n5 May 2020\n";
    }
    return text;
  };
  for (int page = 0; page < pages; ++page) {
    learner.add("a", std::to_string(page), join_broken_lines(text_of(page)));
  }
  const BoilerplateModel model = learner.finish();
  for (int page = 0; page < pages; ++page) {
    const PageParts parts = read_text_page(text_of(page), model.of("a"), {});
    CHECK(parts.title == "Quay of ward " + ward(page) + " rebuilt");
    CHECK(parts.body.starts_with("The harbour board"));
    CHECK(parts.body.ends_with("the gale."));
  }
}

TEST_CASE("tools of the page between title and text are no part of it") {
  for (const auto* tool :
       {"Print friendly version (PDF)", "Download as PDF", "Views: 312\nPrint", "timetable.pdf",
        "timetable-2020.docx [412 KB]", "Просмотров: 377", "Compartir en: Facebook Twitter",
        "Share this: Facebook | X", "3 comments", "Subscribe to our letter", "Works\n4 March 2020",
        "Works\nPosted on: March 4, 2020"}) {
    CAPTURE(tool);
    const PageParts parts =
        read_text_page("Home\nTides\nBoats\nFares\nQuay to be rebuilt at last\n4 March 2020\n" +
                           std::string(tool) + "\n" + std::string(quay_text),
                       {}, {});
    CHECK(parts.title == "Quay to be rebuilt at last");
    CHECK(parts.body.starts_with("The harbour board has agreed"));
  }
}

TEST_CASE("a subtitle is neither the title nor lost behind the tools of the page") {
  for (const auto* between : {"Share this: Facebook | X\n4 March 2020\n", "4 March 2020\n", ""}) {
    CAPTURE(between);
    const PageParts parts = read_text_page(
        std::string("Home\nTides\nQuay to be rebuilt at last\nThe work takes two years and costs "
                    "twelve million\n") +
            between + std::string(quay_text),
        {}, {});
    CHECK(parts.title == "Quay to be rebuilt at last");
    CHECK(parts.body.starts_with("The work takes two years and costs twelve million\n"));
  }
}

TEST_CASE("a date behind a headline is no part of it, unless a word joins them") {
  const auto title = [](const std::string& line) {
    return read_text_page("Home\nTides\n" + line + "\n" + std::string(quay_text), {}, {}).title;
  };
  CHECK(title("Quay to be rebuilt at last March 4, 2020") == "Quay to be rebuilt at last");
  CHECK(title("Statement of the harbour board of 4 March 2020") ==
        "Statement of the harbour board of 4 March 2020");
  CHECK(title("5 March 2020\nWhat the harbour board decided 4 March 2020") ==
        "What the harbour board decided 4 March 2020");
}

TEST_CASE("what stands above a headline is not the title") {
  for (const auto* line :
       {"ニュースリリース", "Press release no. 47/2020 of 4 March 2020",
        "You are here: Harbour Board of Wexcombe > News releases", "Photo: Ida Holm, quayside",
        "Harbour Board of Wexcombe > Media > Pages > Quay to be rebuilt at last again",
        "This site uses cookies to work, and to know who comes here. Accept"}) {
    CAPTURE(line);
    const PageParts parts =
        read_text_page("Tides\nBoats\n" + std::string(line) +
                           "\nQuay to be rebuilt at last\n4 March 2020\n" + std::string(quay_text),
                       {}, {});
    CHECK(parts.title == "Quay to be rebuilt at last");
  }
}

TEST_CASE("a link to another text between two paragraphs does not end the text") {
  for (const auto* link : {"Leia também: Calendário das marés", "Read also: The tides of May"}) {
    CAPTURE(link);
    const PageParts parts = read_text_page(
        "Quay to be rebuilt\n4 March 2020\n" + std::string(quay_text) + link +
            "\n“Nobody will wait,” said Ida Holm.\nThe ferries are to be told.\nComments\n",
        {}, {});
    CHECK(parts.body.ends_with("“Nobody will wait,” said Ida Holm.\nThe ferries are to be told."));
    CHECK(parts.body.find(link) == std::string::npos);
  }
}

TEST_CASE("of two lines around a date the upper one is the headline") {
  const PageParts parts = read_text_page(
      "Home\nTides\nFares\nMaps\nHarbour board rebuilds quay\nNo. 17/2020 of 4 March 2020\n"
      "Board members explain how the northern quay is built\n" +
          std::string(quay_text),
      {}, {});
  CHECK(parts.title == "Harbour board rebuilds quay");
  CHECK(parts.body.starts_with("Board members explain"));
}

TEST_CASE("an author beside a date is no part of the text") {
  for (const auto* author : {"By Ida Holm\n4 March 2020", "4 March 2020\nBy Ida Holm",
                             "Written by\nIda Holm\n4 March 2020"}) {
    CAPTURE(author);
    const PageParts parts = read_text_page(
        "Home\nQuay to be rebuilt at last\n" + std::string(author) + "\n" + std::string(quay_text),
        {}, {});
    CHECK(parts.title == "Quay to be rebuilt at last");
    CHECK(parts.body.starts_with("The harbour board has agreed"));
  }
  CHECK(read_text_page("Quay to be rebuilt at last\nBy Ida Holm\n" + std::string(quay_text), {}, {})
            .body.starts_with("By Ida Holm\n"));
}

TEST_CASE("a cell of a menu before the opening of a release is not its headline") {
  const PageParts parts = read_text_page(
      "Harbour Board of Wexcombe\nBoats\n\nOur board\tFOR IMMEDIATE "
      "RELEASE\n4 March 2020\nQUAY TO BE REBUILT AT LAST\n" +
          std::string(quay_text),
      {}, {});
  CHECK(parts.title == "QUAY TO BE REBUILT AT LAST");
  CHECK(parts.body.find("Boats") == std::string::npos);
}

}  // namespace
}  // namespace dateline
