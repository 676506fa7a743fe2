// What stands around a release in a page saved as text.
#include <catch2/catch.hpp>
#include <string>

#include "indexer/clean/text_page.h"

namespace dateline {
namespace {

TEST_CASE("a line of place and date is a header, also with a full stop") {
  const PageParts parts = read_text_page(
      "Le pont rouvre au printemps\n\nSaint-Aubrac, le 5 mars 2024.\n\n"
      "Le pont de la ville rouvre au printemps, apr\u00E8s cinq mois de travaux, a dit le "
      "maire.\n\n"
      "Les travaux ont co\u00FBt\u00E9 trois millions, et le maire remercie tous les habitants.\n",
      {}, {});
  CHECK(parts.title == "Le pont rouvre au printemps");
  CHECK(parts.place == "Saint-Aubrac");
  REQUIRE_FALSE(parts.dates.empty());
  CHECK(parts.dates.front().date.iso() == "2024-03-05");
  CHECK(parts.body.starts_with("Le pont de la ville"));
}

TEST_CASE("a last paragraph with the mark of an agency is text") {
  const PageParts parts = read_text_page(
      "渡轮码头启用\n\n2017年3月14日\n\n港务局14日在东码头启用了新的渡轮码头。该项目耗资一千万克朗"
      "。\n\n"
      "市民等了九个冬天，旧码头五月拆除。第一班上午九点开出。（完）\n",
      {}, {});
  CHECK(parts.body.ends_with("第一班上午九点开出。（完）"));
}

TEST_CASE("a text that runs to the end of the page is whole, menus above or not") {
  for (const std::string_view menu : {"", "This site uses cookies. Accept all\n"}) {
    const PageParts parts =
        read_text_page(std::string(menu) +
                           "Water board warns of a flood\n"
                           "Whoever keeps oil in the cellar should lock the tanks by tonight.\n"
                           "Gauge at Oldry: 4.10 metres expected\n"
                           "The next forecast follows at 7 on Friday.\n",
                       {}, {});
    CHECK(parts.body.find("4.10 metres") != std::string::npos);
    CHECK(parts.body.ends_with("on Friday."));
  }
}

TEST_CASE("a lead above the labels of a page is part of the text") {
  const PageParts parts = read_text_page(
      "New rules for houseboats from April\n"
      "People who live on the water will get the same protection from eviction as others.\n"
      "From:\nHarbour Office\nPublished\n6 March 2024\n"
      "Around 15,000 people who live on houseboats will be protected from eviction without a "
      "reason from 6 April.\n",
      {}, {});
  CHECK(parts.title == "New rules for houseboats from April");
  CHECK(parts.body.starts_with("People who live on the water"));
  CHECK(parts.body.find("From:") == std::string::npos);
  CHECK(parts.body.find("Harbour Office") == std::string::npos);
}

TEST_CASE("a headline is not lost above a list of networks and a subtitle") {
  const PageParts parts = read_text_page(
      "Skip to main content\nHome\nContact us\n\n16 May 2023\n\n"
      "Port Orders Twelve Turbines for the Sound\n\nNews provided by Quayside Port\n\n"
      "Share this article\n\n* Facebook\n* X\n* LinkedIn\n* E-Mail\n* Print this page\n\n"
      "The agreement covers fifteen years of maintenance\n\n"
      "QUAYSIDE, May 16, 2023 -- The port has ordered twelve turbines for the sound, which will "
      "supply about nineteen thousand homes.\n",
      {}, {});
  CHECK(parts.title == "Port Orders Twelve Turbines for the Sound");
  CHECK(parts.body.starts_with("The agreement covers fifteen years of maintenance\nQUAYSIDE"));
}

TEST_CASE("a headline may end with a date") {
  const PageParts parts = read_text_page(
      "Government\nStatement of the Council of Ministers of 11 July 2019\n"
      "The Council of Ministers approved the law that creates one ticket for all the trains.\n",
      {}, {});
  CHECK(parts.title == "Statement of the Council of Ministers of 11 July 2019");
}

TEST_CASE("a menu in another cell of the table is no part of the headline") {
  const PageParts parts = read_text_page(
      "Start\nWho we are\nJoin us\tThe farmers ask the minister to resign\n\n"
      "The party of the farmers today asked the minister of canals to resign at once.\n",
      {}, {});
  CHECK(parts.title == "The farmers ask the minister to resign");
}

TEST_CASE("what a page names as other news is not the release") {
  const PageParts parts = read_text_page(
      "New bridge at Sandling opens to walkers\n\n7 March 2023\n\n"
      "Walkers can cross the Sand from Saturday, the council said to the people.\n\n"
      "The old bridge fell into the river in the flood of 2015.\n\n"
      "More news: Sandling Council\n4 March 2023\nBicycle found at the station\n"
      "Sandling - A bicycle without an owner was found at the station.\nmore\n",
      {}, {});
  CHECK(parts.body.ends_with("in the flood of 2015."));
}

TEST_CASE("a side bar and the path to a page are not the release") {
  const PageParts side = read_text_page(
      "Connect with the Mayor\nSign up for the Mayor's weekly letter.\nFOR IMMEDIATE RELEASE\n"
      "May 31, 2016\nMAYOR HOLLIS ANNOUNCES SUMMER READING PROGRAM\n"
      "\"I learned to read on the number nine bus on my way to work,\" said Mayor Hollis.\n",
      {}, {});
  CHECK(side.title == "MAYOR HOLLIS ANNOUNCES SUMMER READING PROGRAM");
  CHECK(side.body.find("weekly letter") == std::string::npos);
  const PageParts path = read_text_page(
      "Jesteś tutaj:\nStart\nOtwarcie mostu na Wierze opóźnione\nDrukuj\nE-mail\nSzczegóły\n"
      "Autor: Halina Przytocka\nOpublikowano: 04 wrzesień 2019\n"
      "Powodem są wady łożysk, które wykonawca musi wymienić na własny koszt. Objazd pozostaje "
      "bez zmian do końca roku.\n",
      {}, {});
  CHECK(path.title == "Otwarcie mostu na Wierze opóźnione");
  REQUIRE_FALSE(path.dates.empty());
  CHECK(path.dates.front().date.iso() == "2019-09-04");
}

TEST_CASE("the lines of agencies around a release are not its headline") {
  const std::string text =
      "Das Hafenamt hat heute das neue Terminal am Ostkai eröffnet. Es kostete 14 Millionen.\n";
  const auto title_of = [&](const std::string& head) {
    return read_text_page(head + text, {}, {}).title;
  };
  CHECK(title_of("RNS Number : 1234Z\nQuay PLC\n14 March 2017\n\nThe new pier opens today\n\n") ==
        "The new pier opens today");
  CHECK(title_of("DGAP-News: Quay AG / Schlagwort(e): Sonstiges\nHafenamt öffnet Terminal\n\n"
                 "14.03.2017 / 09:30\n") == "Hafenamt öffnet Terminal");
  CHECK(title_of("Hafenamt öffnet Terminal\n\nUtl.: Neun Winter lang gewartet =\n\n") ==
        "Hafenamt öffnet Terminal");
  CHECK(title_of("14.03.2017 – 09:30\n\nHafenamt Quay\n\nHafenamt öffnet Terminal\n\n"
                 "Quay (ots) - ") == "Hafenamt öffnet Terminal");
  const PageParts sent = read_text_page(
      "Hafenamt öffnet Terminal\n\n" + text + "\nAXC0123 2017-03-14/09:30\n", {}, {});
  REQUIRE_FALSE(sent.dates.empty());
  CHECK(sent.dates.front().date.iso() == "2017-03-14");
}

TEST_CASE("letters of many senders in one folder are read as if each was alone") {
  const std::string_view letter =
      "Landesamt der Deiche\nPressestelle\nAm Kai 4\n\nPRESSEMITTEILUNG\n\nNr. 12\n\n"
      "Der Deich am Moor wird höher\n\n"
      "Der Deich am Moor wird bis zum Herbst um zwei Fuß höher, sagte die Ministerin am Montag.\n\n"
      "Die Arbeiten beginnen im Mai und werden von dem Land und den beiden Gemeinden bezahlt.\n\n"
      "Am Kai 4\nTor zum Moor\n";
  const PageParts alone = read_text_page(letter, {}, {});
  const PageParts among = read_text_page(letter, {6, {}}, {});
  CHECK(among.title == alone.title);
  CHECK(among.body == alone.body);
  CHECK(among.body.ends_with("bezahlt."));
}

TEST_CASE("a text without a head keeps its short last lines, if no line recurs in its folder") {
  const std::string_view text =
      "Grants for the weirs of the county\n"
      "The county said on Monday that it will pay for the repair of all weirs that the flood "
      "broke.\n"
      "The sums for each of the towns, which the council will approve in May, are these.\n"
      "Tannick: $15,016\nOldry: $48,964\nWeirton: $7,531\nThe county: $71,511\n";
  CHECK(read_text_page(text, {6, {}}, {}).body.ends_with("The county: $71,511"));
}

TEST_CASE("the end of a letter is a part of it") {
  const std::string_view letter =
      "A letter on the weirs\n\n"
      "The county said on Monday that it will pay for the repair of all weirs that the flood "
      "broke.\n"
      "We ask that it begins with those above the town of Tannick, which need it more.\n\n";
  const auto end_of = [&](std::string_view end) {
    return read_text_page(std::string(letter).append(end), {}, {}).body;
  };
  CHECK(end_of("Sincerely,\nAda Weir\nKeeper of Weirs\n")
            .ends_with("\nSincerely, Ada Weir\nKeeper of Weirs"));
  CHECK(end_of("Mit freundlichen Grüßen\nAda Weir\n").ends_with("\nAda Weir"));
  CHECK(end_of("Sincerely,\nAda Weir\nLatest news\nA ferry sank\n")
            .ends_with("\nSincerely, Ada Weir"));
  CHECK(end_of("Ada Weir\nKeeper of Weirs\n").ends_with("need it more."));
}

}  // namespace
}  // namespace dateline
