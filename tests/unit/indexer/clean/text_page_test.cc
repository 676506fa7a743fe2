#include "indexer/clean/text_page.h"

#include <catch2/catch.hpp>

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

TEST_CASE("lines that were learned from other pages are left out") {
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

TEST_CASE("a page that heads its text with opening, date and title leaves them out of the body") {
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

TEST_CASE("keywords behind a label are channels and not body") {
  const PageParts parts = read_text_page(
      "Bridge Opens\nThe bridge over the sound was opened on Friday by the mayor of the town.\n"
      "Tagged with:\nBridges\nHarbour Town, Roads\nShare\n",
      {}, {});
  CHECK(parts.channels == std::vector<std::string>{"Bridges", "Harbour Town", "Roads"});
  CHECK(parts.body.find("Bridges") == std::string::npos);
}

TEST_CASE("a page without prose or without anything gives what there is") {
  CHECK(read_text_page("", {}, {}).body.empty());
  CHECK(read_text_page("\n \n\t\n", {}, {}).title.empty());
  CHECK_NOTHROW(read_text_page("Home\nNews\nSearch\n", {}, {}));
}

}  // namespace
}  // namespace dateline
