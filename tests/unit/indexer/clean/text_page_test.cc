#include "indexer/clean/text_page.h"

#include <catch2/catch.hpp>

#include "indexer/clean/zones.h"
#include "indexer/prose/broken_lines.h"
#include "indexer/prose/lines.h"

namespace dateline {
namespace {

constexpr std::string_view page = R"(Bridge Over The Sound Opens - Harbour County Roads
Skip to content
Search for
News
3 min read
Bridge Over The Sound Opens
Author
Ann Writer
Published
May 4, 2021
Home
News
Bridge Over The Sound Opens
For Immediate Release
May 3, 2021
Joe Speaker
Press Officer
Office: 555-010-2030
BRIDGE OVER THE SOUND OPENS
HARBOUR TOWN – The new bridge over the sound was opened on Monday, and the first hundred cars
crossed it before noon under a sky without clouds.
The bridge, which cost less than was planned, carries
two lanes
and a path for those who walk.
###
Share
Latest Posts
A Tunnel That Nobody Asked For Is Not Going To Be Built
June 9, 2022
News
Privacy Policy
)";

TEST_CASE("a banner that asks for consent is not the release") {
  const std::string saved =
      "We value your privacy\n"
      "We and our 842 partners store and access information on a device, such as cookies, and "
      "process personal data for personalised advertising and for content.\n"
      "With your permission we and our partners may use precise geolocation data and identify the "
      "device that you read this on. You may click to consent to what is described above.\n"
      "AGREE\n\nNorthern Ports\nNews\n\nTwo electric cranes for the eastern pier\n"
      "12 March 2024\n\n"
      "Northern Ports presented two electric cranes today that replace the machines of 1987.\n\n"
      "They save almost two thousand tons of carbon dioxide a year, said the chairwoman of it.\n";
  const PageParts parts = read_text_page(saved, {}, {});
  CHECK(parts.title == "Two electric cranes for the eastern pier");
  CHECK(parts.body.starts_with("Northern Ports presented"));
  REQUIRE_FALSE(parts.dates.empty());
  CHECK(parts.dates.front().date.iso() == "2024-03-12");
}

TEST_CASE("title, date and body of a page stand out by themselves") {
  const PageParts parts = read_text_page(page, {}, {});
  CHECK(parts.title == "Bridge Over The Sound Opens");
  REQUIRE_FALSE(parts.dates.empty());
  CHECK(parts.dates.front().date.iso() == "2021-05-04");
  CHECK(parts.body.find("For Immediate Release\nMay 3, 2021\nJoe Speaker\n") == 0);
  CHECK(parts.body.find("carries two lanes and a path for those who walk.") != std::string::npos);
  for (const auto* other : {"Skip", "Share", "Tunnel", "Privacy", "Ann Writer", "min read"}) {
    CHECK(parts.body.find(other) == std::string::npos);
  }
}

TEST_CASE("a headline wrapped before the dateline is whole") {
  const auto parts = read_text_page(
      "FOR IMMEDIATE RELEASE\nJanuary 22, 2019\n"
      "Harbour County Engineer Receives National Outstanding Young\nBuilder Award\n"
      "QUILLMERE, Norfen – The office of the engineer is proud to announce that Odo Brask has "
      "received the award of the national union of builders.\n"
      "He has worked on the hardest bridges of this county for six years, the office said.\n",
      {}, {});
  CHECK(parts.title == "Harbour County Engineer Receives National Outstanding Young Builder Award");
}

TEST_CASE("the path to a page with its title cut short is no text") {
  const auto parts = read_text_page(
      "Bridge Over The Sound Opens To Everyone - Harbour County\nYou are here:\nHome\n1\n/\nNews\n"
      "2\n/\nBridge Over The Sound Ope...\n"
      "The new bridge over the sound was opened on Monday, and the first hundred cars crossed it "
      "before noon under a sky without clouds.\n"
      "The bridge, which cost less than was planned, carries two lanes and a path for those who "
      "walk.\n",
      {}, {});
  CHECK(parts.body.starts_with("The new bridge over the sound was opened on Monday"));
}

TEST_CASE("lines learned from other pages are dropped") {
  const std::string_view text =
      "Our Fine County\nRoads And More Roads\nBridge Over The Sound Opens\n"
      "The new bridge over the sound was opened on Monday by the mayor and her council.\n"
      "The people of our fine county build roads as nobody else in the world would dare to.\n";
  std::vector<SourceBoilerplate::Block> blocks;
  for (const auto* line :
       {"Our Fine County", "Roads And More Roads",
        "The people of our fine county build roads as nobody else in the world would dare to."}) {
    blocks.push_back({block_digest(line), 255});
  }
  std::ranges::sort(blocks, {}, &SourceBoilerplate::Block::digest);
  const PageParts parts = read_text_page(text, {100, blocks}, {});
  CHECK(parts.title == "Bridge Over The Sound Opens");
  CHECK(parts.body ==
        "The new bridge over the sound was opened on Monday by the mayor and her council.");
}

TEST_CASE("opening, date and title above a text are not part of the body") {
  const PageParts parts = read_text_page(
      "Bridge Opens After Ten Years | Roads | Harbour County\nHome\nRoads\nFOR IMMEDIATE RELEASE\n"
      "Friday, May 4, 2018\nBridge Opens After Ten Years\n"
      "The bridge over the sound was opened on Friday by the mayor, who was the first to cross "
      "it.\n"
      "The people who built it are:\nAnn Builder\nJoe Mason\nShare\nAbout us\n",
      {}, {});
  CHECK(parts.title == "Bridge Opens After Ten Years");
  REQUIRE_FALSE(parts.dates.empty());
  CHECK(parts.dates.front().date.iso() == "2018-05-04");
  CHECK(parts.body ==
        "The bridge over the sound was opened on Friday by the mayor, who was the first to cross "
        "it.\nThe people who built it are:\nAnn Builder\nJoe Mason");
}

TEST_CASE("keywords after a label are channels, not body") {
  const PageParts parts = read_text_page(
      "Bridge Opens\nThe bridge over the sound was opened on Friday by the mayor of the town.\n"
      "Tagged with:\nBridges\nHarbour Town, Roads\nShare\n",
      {}, {});
  CHECK(parts.channels == std::vector<std::string>{"Bridges", "Harbour Town", "Roads"});
  CHECK(parts.body.find("Bridges") == std::string::npos);
}

TEST_CASE("a page without prose, or an empty page, gives what there is") {
  CHECK(read_text_page("", {}, {}).body.empty());
  CHECK(read_text_page("\n \n\t\n", {}, {}).title.empty());
  CHECK_NOTHROW(read_text_page("Home\nNews\nSearch\n", {}, {}));
}

TEST_CASE("a paragraph is never taken for the headline and lost from the text") {
  const std::string_view dateline =
      "HARBOUR TOWN, Maine – The mayor and the council opened the new bridge over the sound "
      "today.\n"
      "The bridge carries two lanes and a path for those who walk, and it cost less than planned.\n"
      "Highlights of the new bridge:\n# # #\n";
  CHECK(read_text_page(dateline, {}, {}).title.empty());
  CHECK(read_text_page(dateline, {}, {}).body.starts_with("HARBOUR TOWN, Maine – The mayor"));
  const std::string_view sentences =
      "The bridge is open to all of us now. It should have been open for the last ten years.\n"
      "It carries two lanes and a path for those who walk, and it cost less than was planned.\n";
  CHECK(read_text_page(sentences, {}, {}).title.empty());
  CHECK(read_text_page(sentences, {}, {}).body.starts_with("The bridge is open"));
}

TEST_CASE("a date above the text is not a headline, with or without a label") {
  for (const auto* date : {"Wednesday, May 5, 2021", "For Immediate Release: May 5, 2021"}) {
    const std::string text =
        std::string(date) +
        "\nBRIDGE OVER THE SOUND OPENS\n"
        "HARBOUR TOWN – The new bridge over the sound was opened by the mayor on Monday at noon.\n";
    const PageParts parts = read_text_page(text, {}, {});
    CHECK(parts.title == "BRIDGE OVER THE SOUND OPENS");
    REQUIRE_FALSE(parts.dates.empty());
    CHECK(parts.dates.front().date.iso() == "2021-05-05");
  }
  const PageParts row = read_text_page(
      "Bridge Over The Sound Opens        For Immediate Release: May 5, 2021\n"
      "HARBOUR TOWN – The new bridge over the sound was opened by the mayor on Monday at noon.\n",
      {}, {});
  CHECK(row.title == "Bridge Over The Sound Opens");
}

TEST_CASE("a title that comes again behind text does not end the text above it") {
  const std::string text =
      "HARBOUR TOWN, May 3, 2021 - The new bridge over the sound was opened on Monday, and the "
      "first hundred cars crossed it before noon.\n\n"
      "The bridge, which cost less than was planned, carries two lanes and a path for those who "
      "walk over the sound.\n\n";
  const PageParts letter = read_text_page("Ministry of Works\n\nBridge Over The Sound Opens\n\n" +
                                              text + "Ministry of Works\nPress office\n",
                                          {}, {});
  CHECK(letter.title == "Bridge Over The Sound Opens");
  CHECK(letter.body.starts_with("HARBOUR TOWN, May 3, 2021 - The new bridge"));
  const PageParts printed = read_text_page(
      "Bridge Over The Sound Opens\n\n" + text +
          "Page 1\n\fBridge Over The Sound Opens\n\nIt will be lit by night, said the mayor, who "
          "thanked the engineers for their patience.\n",
      {}, {});
  CHECK(printed.title == "Bridge Over The Sound Opens");
  CHECK(printed.body.starts_with("HARBOUR TOWN, May 3, 2021 - The new bridge"));
}

TEST_CASE("a text without spaces or with short lines is the body") {
  const PageParts thai = read_text_page(
      "เทศบาลสร้างสะพานใหม่\n\n4 เมษายน 2566\n\n"
      "เทศบาลเมืองตัดสินใจเมื่อวันอังคารที่จะสร้างสะพานข้ามแม่น้ำขึ้นใหม่ งานจะเริ่มในฤดูใบไม้ผลิ\n",
      {}, {});
  CHECK(thai.title == "เทศบาลสร้างสะพานใหม่");
  CHECK(thai.body.starts_with("เทศบาลเมือง"));
  CHECK(thai.dates.size() == 1);
  const PageParts brief =
      read_text_page("Statement by the mayor\n\n4 April 2023\n\nI am sad.\n", {}, {});
  CHECK(brief.title == "Statement by the mayor");
  CHECK(brief.body == "I am sad.");
  CHECK(brief.dates.size() == 1);
  CHECK(read_text_page("Home\nNews\nSearch\n", {}, {}).body.empty());
}

TEST_CASE("a headline that ends in a punctuation mark is found by the name of the page") {
  const PageParts parts = read_text_page(
      "Harbour Roads Settles With Bridge Builders Inc. | Press | Harbour County\nHome\n"
      "Office of the County Engineer\nHarbour Roads Settles With Bridge Builders Inc.\n"
      "The county will get back what it paid for the bridge over the sound, a judge has ruled.\n",
      {}, {});
  CHECK(parts.title == "Harbour Roads Settles With Bridge Builders Inc.");
}

TEST_CASE("a first sentence used as the headline stays in the text") {
  const PageParts parts = read_text_page(
      "Press Room\nMay 5, 2021\n"
      "HARBOUR TOWN The mayor of the town opened the new bridge over the Sound for Acme Corp.\n"
      "It is the longest bridge that was ever built over the sound, and it is open to all.\n",
      {}, {});
  CHECK(parts.body.starts_with("HARBOUR TOWN The mayor of the town opened"));
}

TEST_CASE("a text after a copyright sign, or with wide gaps, is a text") {
  std::string transcript = "Copyright 2021 Harbour Radio.";
  for (int i = 0; i < 10; ++i) transcript += " The mayor said that the bridge is open to all.";
  CHECK(read_text_page("Mayor on the Radio\nMay 5, 2021\n" + transcript + "\n", {}, {}).body ==
        transcript);
  const std::string gap(700, ' ');
  const std::string text = "The bridge of the town is open." + gap +
                           "It is the longest bridge that was ever built over the sound.";
  CHECK_FALSE(read_text_page("May 5, 2021\n" + text + "\n", {}, {}).body.empty());
}

TEST_CASE("sentences broken by markup are joined again") {
  const auto joined = [](std::string_view text) {
    std::string all;
    for (const auto line : join_broken_lines(text)) {
      all.append(all.empty() ? "" : "|").append(fold_spaces(line));
    }
    return all;
  };
  CHECK(joined("WASHINGTON\n– The bridge\n, we hear,\nis open.\nNext.") ==
        "WASHINGTON – The bridge , we hear, is open.|Next.");
  CHECK(joined("“\nIt is open\n,”\nshe said.") == "“ It is open ,” she said.");
  CHECK(joined("It is open.\n”\nNext.") == "It is open. ”|Next.");
  CHECK(joined("Items\n– first\n– second") == "Items|– first|– second");
  CHECK(joined("+47 555 0102\njoe@fjord.example") == "+47 555 0102|joe@fjord.example");
  CHECK(joined("Harbour Press Office\nemail us here") == "Harbour Press Office|email us here");
  CHECK(joined("Ministry of Quays\nkranti utsav") == "Ministry of Quays|kranti utsav");
  CHECK(joined("The crane\nlifts forty tons") == "The crane lifts forty tons");
  const std::string broken = "A record of the talk is kept for ninety days on the";
  CHECK(joined(broken + "\nPilots page\nof the site.") == broken + " Pilots page of the site.");
  CHECK(joined(broken + "\nWEXCOMBE, Ohio, May 4, 2021 -- It opens.") ==
        broken + "|WEXCOMBE, Ohio, May 4, 2021 -- It opens.");
  const std::string item = "a crane that lifts forty tons and needs a crew of two; and";
  CHECK(joined(item + "\nA quay.") == item + "|A quay.");
}

TEST_CASE("a page of a wire gives its release, time and topics") {
  const PageParts parts = read_text_page(
      "Fjord Motors Reports a Good Year\nNewsroom\nSign In\nFjord Motors Reports a Good Year\n"
      "November 21, 2022 08:00 ET | Source: Fjord Motors Inc. Follow\n"
      "OSLO, Norway, Nov. 21, 2022 (SOMEWIRE) -- Fjord Motors Inc. announced the results of the "
      "year that ended in September.\n"
      "Highlights\nRevenue of $410 million\nNet income of $31 million\n"
      "The company will hold a conference call today. To join it please dial 555-010-2030.\n"
      "Contact:\nJoe Speaker\n+47 555 0102\njoe@fjord.example\nTags\nFerries\nMarine\n"
      "Recommended Reading\nFjord Motors, a maker of motors for ferries, opened its second plant "
      "today in the presence of the king of the country, who praised...\n",
      {}, {});
  REQUIRE_FALSE(parts.dates.empty());
  CHECK(parts.dates.front().time == "08:00-05:00");
  CHECK(parts.body.starts_with("OSLO, Norway"));
  CHECK(parts.body.ends_with("Joe Speaker\n+47 555 0102\njoe@fjord.example"));
  CHECK(parts.channels == std::vector<std::string>{"Ferries", "Marine"});
  for (const ZoneSpan& span : find_zones(parts.body, {})) {
    if (span.zone != Zone::contact) continue;
    CHECK(parts.body.substr(span.begin).starts_with("Contact:"));
  }
}

TEST_CASE("a page without a label of topics has none") {
  const PageParts parts = read_text_page(
      "Bridge Opens\nThe new bridge over the sound was opened by the mayor on Monday at noon.\n"
      "Share\nOther News\nA Tunnel\nA Road\nA Harbour\nA Ferry\nA Lighthouse\nA Canal\n",
      {}, {});
  CHECK(parts.channels.empty());
}

TEST_CASE("text is distinguished from menus in languages without spaces or known stop words") {
  const PageParts chinese = read_text_page(
      "港口开放新的潮汐发电站\n首页\n联系我们\n港口开放新的潮汐发电站\n2022年11月22日\n"
      "港口今天开放了新的潮汐发电站，市长感谢工程师们七年来的努力，并表示该发电站将为全市供电。\n"
      "该项目于二〇一五年获得市议会批准，总投资额为四亿美元，比原计划减少了百分之十二。\n"
      "隐私政策\n版权所有\n",
      {}, {});
  CHECK(chinese.title == "港口开放新的潮汐发电站");
  CHECK(chinese.body.starts_with("港口今天"));
  CHECK(chinese.body.ends_with("百分之十二。"));
  const PageParts vietnamese = read_text_page(
      "Cầu mới mở cửa\nTrang chủ\nLiên hệ\nCầu mới mở cửa\n"
      "Thị trưởng đã khai trương cây cầu mới qua vịnh vào trưa thứ hai trước một trăm người dân.\n"
      "Sign up to get our news\nPrivacy Policy\n",
      {}, {});
  CHECK(vietnamese.body.starts_with("Thị trưởng đã khai trương"));
}

TEST_CASE("an invitation to the press without a sentence is found by its points") {
  const PageParts parts = read_text_page(
      "Bridge Opens - Harbour County\nHome\nPress\nBridge Opens\nFOR IMMEDIATE RELEASE\n"
      "WHO: The mayor of Harbour Town\nWHAT: Opens the bridge\nWHEN: Monday at noon\n"
      "WHERE: Harbour Town\n###\nOther News\n"
      "The council of the county has voted for a tunnel that nobody had asked for in May.\n",
      {}, {});
  CHECK(parts.body.find("WHEN: Monday at noon") != std::string::npos);
  CHECK(parts.body.find("tunnel") == std::string::npos);
}

TEST_CASE("an abbreviation or capitals do not turn a headline into text") {
  for (
      const std::string_view title :
      {"SENS. READER AND WRITER ANNOUNCE A BRIDGE OVER THE SOUND AND A TUNNEL FOR THE TOWNS OF THE "
       "COUNTY OF HARBOUR IN THE U.S.",
       "Sens. Reader and Writer announce a bridge over the sound and a tunnel for the towns of the "
       "county"}) {
    const auto text =
        std::string(title) +
        "\nThe senators said on Monday that a bridge will be built over the sound, and "
        "that it is paid for.\n";
    CHECK(read_text_page(text, {}, {}).title == title);
  }
}

TEST_CASE("the first line of a dump is not a headline just because it comes first") {
  const std::string_view text =
      "Office of Harbour Affairs\n* Ferries\n* Piers\n* Lighthouses\n* Buoys\nFrom:\nThe "
      "Harbour Board\nNew Ferry for the Outer Islands\nBy Ida Holm\n"
      "The new ferry to the outer islands was launched on Monday, and the first of the islanders "
      "went aboard before noon.\n";
  CHECK(read_text_page(text, {}, {}).title == "New Ferry for the Outer Islands");
  const PageParts named = read_text_page(
      "Harbour Board - Press Release\nNew Ferry for the Outer Islands Is Launched\nFOR IMMEDIATE "
      "RELEASE\n"
      "The new ferry to the outer islands was launched on Monday, and the first of the islanders "
      "went aboard before noon.\n",
      {}, {});
  CHECK(named.title == "New Ferry for the Outer Islands Is Launched");
}

TEST_CASE("an unlearned menu stays above the text") {
  const PageParts parts = read_text_page(
      "* Ferries\n* Piers\n* Lighthouses\n* Buoys\n* Tides\nNew Ferry for the Outer Islands\n"
      "The new ferry to the outer islands was launched on Monday, and the first of the islanders "
      "went aboard before noon.\n",
      {}, {});
  CHECK(parts.title == "New Ferry for the Outer Islands");
  CHECK(parts.body.starts_with("The new ferry"));
}

TEST_CASE("the name of the site is removed from a title without spaces") {
  CHECK(read_text_page("県、小規模農家向けの新たな支援制度を発表 - みなと新聞\n"
                       "県は二十日、小規模な農家を対象とした新しい支援制度を来年度から始めると発表"
                       "した。\n",
                       {}, {})
            .title == "県、小規模農家向けの新たな支援制度を発表");
}

TEST_CASE(
    "a date or an author below the headline is no part of it, though its first letter is "
    "small") {
  for (const auto* line :
       {"lunedì 5 ottobre 2020", "lunes, 5 de octubre de 2020", "posted on March 4, 2020 in Press",
        "by Press Office | Mar 4, 2020 | Press releases | 0 comments"}) {
    CAPTURE(line);
    const auto lines = join_broken_lines(std::string("Tram 14 returns to the Roman gate\n") + line +
                                         "\n\nIt ran.");
    REQUIRE(lines.size() == 3);
    CHECK(lines[1] == line);
  }
  for (const auto* line : {"of the river on May 4, 2021.", "by the board on March 4, 2020 in Wells",
                           "monday 4 May 2021 at the hall of the harbour board"}) {
    CAPTURE(line);
    CHECK(join_broken_lines(std::string("The gate was opened\n") + line).size() == 1);
  }
}

}  // namespace
}  // namespace dateline
