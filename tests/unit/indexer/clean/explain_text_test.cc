// What the explanation of a text says of its lines.
#include <algorithm>
#include <catch2/catch.hpp>
#include <initializer_list>
#include <string>
#include <string_view>

#include "indexer/clean/cleaner.h"

namespace dateline {
namespace {

Explanation explained(RawRelease raw) {
  Explanation explanation;
  Record record;
  record.explanation = &explanation;
  const auto release = clean(record, std::move(raw));
  REQUIRE(release);
  return explanation;
}

bool says(const Explanation& explanation, const std::string& line) {
  return std::ranges::find(explanation.text, line) != explanation.text.end();
}

const std::string lead =
    "QUILLMERE, May 6, 2021 /EINPresswire.com/ -- The lamp was lit again on Friday by the mayor.";
const std::string second =
    "The harbor office said that it would burn all night, every night, until the end of the year.";

std::string lines(std::initializer_list<std::string_view> all) {
  std::string text;
  for (const std::string_view line : all) text.append(line) += '\n';
  return text;
}

TEST_CASE("each line of a page saved as text is kept or has a rule") {
  RawRelease raw;
  raw.whole_page = true;
  raw.body =
      lines({"Skip to content", "Harbor Towns", "Lamp Lit Again on the Pier", "Published",
             "May 6, 2021", lead, second, "###", "Share this article", "Old Bridge to close"});
  const Explanation explanation = explained(std::move(raw));
  CHECK(says(explanation, "above the text, a menu word: Skip to content"));
  CHECK(says(explanation, "above the text: Harbor Towns"));
  CHECK(says(explanation, "title: Lamp Lit Again on the Pier"));
  CHECK(says(explanation, "above the text, a label: Published"));
  CHECK(says(explanation, "above the text, a date: May 6, 2021"));
  CHECK(says(explanation, "kept: " + second));
  CHECK(says(explanation, "end mark, address or count below the text: ###"));
  CHECK(says(explanation, "below the text, heads something else: Share this article"));
  CHECK(says(explanation, "below the text: Old Bridge to close"));
  CHECK(explanation.dates.back() == "chosen: 2021-05-06 (header)");
}

TEST_CASE("lines dropped from the text of a record have a rule") {
  RawRelease raw;
  raw.title = "Lamp Lit Again";
  raw.body = lines({"FOR IMMEDIATE RELEASE", lead, second, "SOURCE Harbor Office"});
  const Explanation explanation = explained(std::move(raw));
  CHECK(says(explanation, "label or repeated title above the text: FOR IMMEDIATE RELEASE"));
  CHECK(says(explanation, "kept: " + second));
}

TEST_CASE("a release in one line has its menu named") {
  RawRelease raw;
  raw.whole_page = true;
  raw.body = "Lamp Lit Again on the Pier    May 6, 2021    ";
  raw.body.append(lead).append(" ").append(second);
  const Explanation explanation = explained(std::move(raw));
  CHECK(says(explanation, "above the text: Lamp Lit Again on the Pier May 6, 2021"));
}

}  // namespace
}  // namespace dateline
