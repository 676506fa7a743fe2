#include "indexer/clean/body_range.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/clean/text_page.h"
#include "indexer/prose/lines.h"

namespace dateline {
namespace {

/// What is learned from an archive in which all pages have these lines.
SourceBoilerplate learned(std::initializer_list<std::string_view> lines) {
  std::vector<SourceBoilerplate::Block> blocks;
  for (const std::string_view line : lines) blocks.push_back({block_digest(line), 255});
  std::ranges::sort(blocks, {}, &SourceBoilerplate::Block::digest);
  return {100, blocks};
}

constexpr std::string_view first =
    "The ferry to the outer islands will run again from May, the harbour board said on Monday.\n";
constexpr std::string_view second =
    "It has lain in the dock since the gale of last winter took its rudder and half of its deck.\n";
constexpr std::string_view third =
    "The repair was paid for by the islanders, who sold their second church bell to do it.\n";

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += part;
  return text;
}

TEST_CASE("advertisements between paragraphs do not end a text") {
  const std::string_view notice = "Advertisement\nSkip this notice\nWhy you see it\n";
  const PageParts parts =
      read_text_page(joined({"Ferry to Run Again\n", first, notice, second, notice, third, notice}),
                     learned({"Advertisement", "Skip this notice", "Why you see it"}), {});
  CHECK(parts.body + "\n" == joined({first, second, third}));
}

TEST_CASE("a line about another text between two paragraphs ends none") {
  for (const std::string_view line : {"Read also: Harbour board elects a chair\n",
                                      "Related story\nHarbour board elects a chair\n",
                                      "Lire aussi : Le port a un nouveau quai\n"}) {
    CAPTURE(line);
    for (const std::string& text :
         {joined({"Ferry to Run Again\n", first, line, second, third, third}),
          joined({"Ferry to Run Again\n", first, second, line, third, third})}) {
      const PageParts parts = read_text_page(text, {}, {});
      CHECK(parts.body.starts_with(first.substr(0, 40)));
      CHECK(parts.body.find("sold their second church bell") != parts.body.npos);
      CHECK(parts.body.find("ead also") == parts.body.npos);
    }
  }
}

TEST_CASE("names below a letter are not the menus of a page that nothing was learned of") {
  const SourceBoilerplate folder = learned({"News"});
  const std::string page =
      joined({"Ferry to Run Again\n", first, second,
              "Sincerely,\nIda Holm\nOdo Brask\nMerrit Kolder\nAnsel Durrow\n"});
  CHECK(read_text_page(page, folder, {}).body.ends_with("Odo Brask\nMerrit Kolder\nAnsel Durrow"));
}

TEST_CASE("a folder with pages of many sites tells nothing about one of them") {
  // Some lines recur wherever pages come from.
  const SourceBoilerplate folder = learned({"News", "Contact", "Privacy Policy"});
  const std::string page =
      joined({"Home\nMenu\nSearch\nNews\nWeather\nTides\nBoats\nBerths\nFerry to Run Again\n",
              first, second, third, "Weather\nTides\nBoats\nBerths\nContact\n"});
  CHECK(read_text_page(page, folder, {}).body == read_text_page(page, {}, {}).body);
}

TEST_CASE("table rows repeated in each quarter stay in the text") {
  const std::string_view rows =
      "Year\nIncome\nShare\n2021\n$76.4 million\n12 %\n2022\n$80.1 million\n14 %\n";
  const PageParts parts =
      read_text_page(joined({"Harbour Board Reports\n", first, rows, third}),
                     learned({"Year", "Income", "Share", "0000", "$00.0 million", "00 %"}), {});
  CHECK(parts.body + "\n" == joined({first, rows, third}));
}

TEST_CASE("a text may start with a line of amounts") {
  const std::string_view line =
      "Income rose to $1.2 million from $1.1 million in the year, the board of the harbour said.\n";
  const PageParts parts = read_text_page(joined({line, first, third}), {}, {});
  CHECK(parts.body + "\n" == joined({line, first, third}));
}

TEST_CASE("a table does not split a text without learned boilerplate") {
  const std::string_view rows =
      "Hole\nFrom (m)\nTo (m)\nGold (g/t)\nFJ-01\n12.5\n25.0\n3.40\nFJ-02\n110.2\n118.4\n1.10\n";
  const PageParts parts = read_text_page(joined({"Drill Goes Deep\n", first, rows, third}), {}, {});
  CHECK(parts.body + "\n" == joined({first, rows, third}));
}

TEST_CASE("a long list does not split a text without learned boilerplate") {
  std::string items;
  for (char name = 'A'; name <= 'P'; ++name) items += std::string("Pier ") + name + '\n';
  const PageParts parts =
      read_text_page(joined({"Piers Named\n", first, second, items, third, second}), {}, {});
  CHECK(parts.body + "\n" == joined({first, second, items, third, second}));
}

TEST_CASE("teasers after a line that most pages have are not part of the text") {
  const std::string teasers =
      "Lighthouse Painted\nThe lighthouse on the point was painted red and white.\nMay 9, 2021\n"
      "Whale Seen\nA whale was seen by two boys who had gone out for crabs.\nMay 8, 2021\n"
      "Bell Sold\nThe bell of the second church was sold to a collector.\nMay 7, 2021\n"
      "Fog Expected\nThere will be fog on the sound until the wind turns.\n";
  const PageParts parts = read_text_page(
      joined({"Ferry to Run Again\n", first, second, third, "Out and about\n", teasers}),
      learned({"Out and about"}), {});
  CHECK(parts.body + "\n" == joined({first, second, third}));
}

TEST_CASE("a date beside the author's name is the date, and neither title nor text") {
  const PageParts parts = read_text_page(
      joined({"Northern Isles Gazette\nFerry to Run Again\nBy Ida Holm | Updated May 9, 2022 | May "
              "3, 2021\n",
              first, second}),
      learned({"Northern Isles Gazette"}), {});
  CHECK(parts.title == "Ferry to Run Again");
  REQUIRE_FALSE(parts.dates.empty());
  CHECK(parts.dates.front().date.iso() == "2021-05-03");
  CHECK(parts.body + "\n" == joined({first, second}));
}

TEST_CASE("of two dates above the text the nearer one is taken") {
  const PageParts parts = read_text_page(
      joined({"Latest\nMay 9, 2022\nWhale seen\nFerry to Run Again\nMay 3, 2021\n", first, second}),
      {}, {});
  REQUIRE_FALSE(parts.dates.empty());
  CHECK(parts.dates.front().date.iso() == "2021-05-03");
}

TEST_CASE("a text without menus goes on below its short lines") {
  const std::string head = joined({"Ferry to run again in May\n", first});
  for (const auto* tail :
       {"\"Yes,\" said Pells.\nWork begins in spring.\n",
        "What next?\nWork begins in spring.\nIt ends in fall.\n",
        "Background\nThe quay was built in 1871.\n",
        "Dates:\n- 4 May\n- 5 June\n- 6 July\nEntry is free.\n",
        "Pells         1,203\nMouret        1,100\nTurnout was 54.1 percent.\nIt meets in April.\n",
        "Bookings open in May.\n"}) {
    CAPTURE(tail);
    const PageParts parts =
        read_text_page(head + tail + "Share\nRelated news\nGale sinks a dock\n", {}, {});
    CHECK(parts.body.ends_with(fold_spaces(lines_of(tail).back())));
  }
}

TEST_CASE("below the text of a page with menus, only sentences are part of it") {
  const std::string menus = "Home\nNews\nContact\nFerry to run again in May\n";
  const PageParts parts = read_text_page(joined({menus, first, second, "Bookings open in May.\n",
                                                 "Harbour\nFerries\nGale sinks a dock\n"}),
                                         {}, {});
  CHECK(parts.body.ends_with("Bookings open in May."));
}

TEST_CASE("a list of results is a text, a list of menus is none") {
  const PageParts results = read_text_page(
      "Regatta results of Wexcombe harbour\nMarch 6, 2017\n1. Pells 12:03\n2. Mouret 12:09\n", {},
      {});
  CHECK(results.body == "1. Pells 12:03\n2. Mouret 12:09");
  REQUIRE(results.dates.size() == 1);
  CHECK(results.dates.front().date.iso() == "2017-03-06");
  CHECK(read_text_page("Harbour board\nHome\nNews\nContact\n", {}, {}).body.empty());
}

TEST_CASE("headings of other articles end a text in many languages") {
  for (const auto* heading :
       {"Top stories", "Zum Thema", "Weitere Beiträge", "Các tin khác", "Baca juga",
        "Berita terkait", "Diğer Haberler", "Ostatnie wiadomości", "Siste nytt", "Další zprávy",
        "Știri recente", "Другие новости"}) {
    CAPTURE(heading);
    const PageParts parts = read_text_page(
        joined(
            {"Ferry to run again in May\n", first, second, heading, "\nGale sinks a dock\n",
             "The dock of the northern isles was sunk by the gale of the night, it was said.\n"}),
        {}, {});
    CHECK(parts.body + "\n" == joined({first, second}));
  }
}

TEST_CASE("what every release says about its issuer belongs to each") {
  constexpr std::string_view about =
      "The harbour board runs eleven ferries and nine quays for the people of the outer islands.\n";
  constexpr std::string_view notice =
      "These statements are about the future, and the future of the ferries may differ from "
      "them.\n";
  const auto known = learned({"About the Harbour Board", about.substr(0, about.size() - 1),
                              "Forward-Looking Statements", "Home", "More news", "Tides"});
  const std::string release = joined(
      {first, second, "About the Harbour Board\n", about, "Forward-Looking Statements\n", notice});
  const PageParts parts = read_text_page(
      joined({"Home\nTides\nFerry to Run Again\n", release, "More news\nHome\n"}), known, {});
  CHECK(parts.body + "\n" == release);
  SECTION("but not at the foot of the page") {
    const PageParts foot = read_text_page(
        joined({"Home\nTides\nFerry to Run Again\n", first, second, "Share this page\nMore news\n",
                "A quay\nTides\nHome\nAbout the Harbour Board\n", about}),
        known, {});
    CHECK(foot.body + "\n" == joined({first, second}));
  }
}

constexpr std::string_view menus = "Home\nTides\nSearch\nFares\nFerry to Run Again\n";
constexpr std::string_view after = "Print Email Share\nMore news\nA New Quay\n";

TEST_CASE("a list below the last paragraph is of the text, with its heading") {
  constexpr std::string_view list = "Quick facts\n• Cost: four bells\n• Length: 20 m\n";
  CHECK(read_text_page(joined({menus, first, second, list, after}), {}, {}).body + "\n" ==
        joined({first, second, list}));
  SECTION("unless the menus of the page are lists") {
    CHECK(read_text_page(joined({"• Home\n• Tides\n", menus, first, second, list, after}), {}, {})
                  .body +
              "\n" ==
          joined({first, second}));
  }
}

TEST_CASE("a text goes on to the mark that closes it") {
  for (const std::string_view mark : {"– 30 –\n", "###\n", "— ENDS —\n"}) {
    CAPTURE(mark);
    const std::string text = joined({first, second, "Bells\nThe old ones were of tin.\n"});
    const PageParts parts = read_text_page(joined({menus, text, mark, after}), {}, {});
    CHECK(parts.body + "\n" == joined({text, mark}));
  }
}

TEST_CASE("the name of a section between two paragraphs is a heading, a tool is none") {
  const auto body = [](std::string_view between) {
    return read_text_page(joined({menus, first, second, between, third, after}), {}, {}).body +
           "\n";
  };
  CHECK(body("Events\n") == joined({first, second, "Events\n", third}));
  for (const std::string_view tool : {"Print\n", "Listen\n", "Print Email Share\n"}) {
    CAPTURE(tool);
    CHECK(body(tool) == joined({first, second, third}));
  }
}

TEST_CASE("a form of a newsletter between paragraphs neither ends a text nor is part of it") {
  for (const std::string_view form :
       {"Never miss a ferry\nSubscribe to our letter and receive news of the ferries in your "
        "box.\n",
        "Restez informé·e : inscrivez-vous à notre lettre\nVotre adresse e-mail\nJe m'inscris\n",
        "Download as PDF\n"}) {
    CAPTURE(form);
    const PageParts parts =
        read_text_page(joined({menus, first, second, form, third, after}), {}, {});
    CHECK(parts.body + "\n" == joined({first, second, third}));
  }
}

}  // namespace
}  // namespace dateline
