#include "indexer/reader/field_collector.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace dateline {
namespace {

struct Named {
  std::string name;
  std::string value;
};

RawRelease collect(std::initializer_list<Named> fields) {
  FieldCollector collector;
  collector.offer("title", {"Weir"});
  for (const Named& field : fields) collector.offer(field.name, {field.value});
  return std::move(collector).release();
}

std::string long_text(const std::string& sentence) {
  std::string text = sentence;
  while (text.size() < 300) text += " " + sentence;
  return text;
}

TEST_CASE("a text in parts is joined in the order of their numbers") {
  CHECK(
      collect({{"Text 2", "We waited."}, {"Text 1", "It rises."}, {"Text 10", "So be it."}}).body ==
      "It rises.\n\nWe waited.\n\nSo be it.");
  const std::string one = long_text("It rises in the month of May.");
  const std::string two = long_text("We waited for nine years, said the mayor.");
  const RawRelease raw = collect({{"wording_2", two}, {"wording_1", one}});
  CHECK(raw.body == one + "\n\n" + two);
  CHECK(raw.fields.empty());
}

TEST_CASE("no long text is lost, whatever its name") {
  const std::string one = long_text("It rises in the month of May.");
  const std::string two = long_text("The mayor of Tannick looks after the weir.");
  CHECK(collect({{"text", one}, {"notes", two}}).fields ==
        std::vector<std::string>{"notes=" + two});
  CHECK(collect({{"wording", one + one}, {"notes", two}}).fields ==
        std::vector<std::string>{"notes=" + two});
  SECTION("but what the body has, too") {
    CHECK(collect({{"text", one}, {"raw_text", one}}).fields.empty());
    CHECK(collect({{"text", "<p>" + one + "</p>"}, {"raw_text", one}}).fields.empty());
  }
  SECTION("where there is no other, a sentence is the body") {
    const std::string sentence = "The weir at Tannick rises in the month of May, at last.";
    const RawRelease raw = collect({{"wording", sentence}, {"desk", "north"}});
    CHECK(raw.body == sentence);
    CHECK(raw.fields == std::vector<std::string>{"desk=north"});
  }
}

TEST_CASE("a summary stands above a body that does not have it") {
  const std::string body = long_text("It rises in the month of May.");
  CHECK(collect({{"text", body}, {"lead", "The town of Tannick has a new weir."}}).body ==
        "The town of Tannick has a new weir.\n\n" + body);
  CHECK(collect({{"text", "<p>" + body + "</p>"}, {"subtitle", "A weir & a lock for Tannick"}})
            .body == "<p>A weir &amp; a lock for Tannick</p>\n<p>" + body + "</p>");
  CHECK(
      collect({{"text", body}, {"description", "It rises in the month of May. It ris..."}}).body ==
      body);
  CHECK(collect({{"text", "<p><b>It rises</b> in the month of&nbsp;May. We&#8217;ll see.</p>"},
                 {"summary", "It rises in the month of May. We’ll"}})
            .body == "<p><b>It rises</b> in the month of&nbsp;May. We&#8217;ll see.</p>");
  CHECK(collect({{"text", body}, {"message", "ok"}}).body == body);
  CHECK(collect({{"text", "It rises in May."}, {"lead", "The town of Tannick has a new weir."}})
            .body == "The town of Tannick has a new weir.\n\nIt rises in May.");
  CHECK(
      collect({{"text", "It rises in May."}, {"markdown", "# Weir\n\n*It rises* in May."}}).body ==
      "It rises in May.");
  CHECK(collect({{"lead", "The town of Tannick has a new weir."}}).body ==
        "The town of Tannick has a new weir.");
}

TEST_CASE("a date may stand in three fields") {
  CHECK(collect({{"year", "2017"}, {"month", "3"}, {"day", "14"}}).date == "2017-03-14");
  CHECK(collect({{"Jahr", "2017"}, {"Monat", "März"}, {"Tag", "14"}}).date == "14 März 2017");
  CHECK(collect({{"year", "2017"}, {"month", "3"}, {"day", "14"}, {"published", "2017-03-15"}})
            .date == "2017-03-15");
  CHECK(collect({{"day", "2017-03-14"}}).date == "2017-03-14");
}

TEST_CASE("HTML that is escaped twice is read") {
  const RawRelease raw = collect({{"text", "&lt;p&gt;It rises.&lt;/p&gt;"}});
  CHECK(raw.body == "<p>It rises.</p>");
  CHECK(raw.body_kind == BodyKind::html);
  CHECK(collect({{"text", "1 &lt; 2"}}).body == "1 &lt; 2");
  FieldCollector collector;
  collector.offer("title", {"Weir &amp;amp; lock"});
  const RawRelease titled = std::move(collector).release();
  CHECK(titled.title == "Weir & lock");
}

TEST_CASE("paragraphs in columns with numbers are one text, however short") {
  const std::string one = "The weir of Tannick rises by two feet on Monday, they said.";
  const std::string two = "The mayor of Tannick, who looks after it, has waited for this.";
  for (const char* const stem : {"P", "Paragraph ", "Absatz_", "column"}) {
    const std::string name = stem;
    const RawRelease raw =
        collect({{name + "2", "Background"}, {name + "1", one}, {name + "3", two}, {"desk", "B1"}});
    CHECK(raw.body == fmt::format("{}\n\nBackground\n\n{}", one, two));
    CHECK(raw.fields == std::vector<std::string>{"desk=B1"});
  }
  const RawRelease tagged = collect({{"tag1", "Water works"}, {"tag2", "Town"}, {"text", one}});
  CHECK(tagged.body == one);
  CHECK(tagged.fields == std::vector<std::string>{"tag1=Water works", "tag2=Town"});
}

TEST_CASE("paragraphs in a list are the text behind their lead") {
  FieldCollector collector;
  collector.offer("title", {"Weir"});
  collector.offer("leadParagraph", {"The weir of Tannick rises on Monday."});
  collector.offer("bodyParagraphs", {"It has waited.", "So has the mayor."});
  const RawRelease raw = std::move(collector).release();
  CHECK(raw.body == "The weir of Tannick rises on Monday.\n\nIt has waited.\n\nSo has the mayor.");
}

TEST_CASE("what closes a text stands below it") {
  CHECK(collect({{"text", "It rises."}, {"closing", "We wait."}}).body == "It rises.\n\nWe wait.");
  CHECK(collect({{"text", "<p>It rises.</p>"}, {"closing", "Weir & lock"}}).body ==
        "<p>It rises.</p>\n<p>Weir &amp; lock</p>");
  CHECK(collect({{"text", "It rises. We wait."}, {"closing", "We wait."}}).body ==
        "It rises. We wait.");
}

TEST_CASE("days counted by spreadsheets are dates") {
  CHECK(collect({{"date", "44049"}, {"text", "It rises."}}).date == "2020-08-06");
  CHECK(collect({{"date", "41228.5"}, {"text", "It rises."}}).date == "2012-11-15");
}

TEST_CASE("channels in one value are parted at bars") {
  CHECK(collect({{"tags", "Water | Works"}, {"text", "It rises."}}).channels ==
        std::vector<std::string>{"Water", "Works"});
}

TEST_CASE("an identifier that is an address is that of the page, if no other is") {
  FieldCollector one;
  one.offer("dc:identifier", {"https://a.example/1"});
  const RawRelease from_one = std::move(one).release();
  CHECK(from_one.url == "https://a.example/1");
  FieldCollector other;
  other.offer("link", {"https://a.example/weir"});
  other.offer("guid", {"https://a.example/?p=1"});
  const RawRelease from_other = std::move(other).release();
  CHECK(from_other.url == "https://a.example/weir");
}

TEST_CASE("a page that a script is to fill is no body where there is another text") {
  const std::string shell = "<html><body><div id=\"root\"></div></body></html>";
  CHECK(collect({{"html", shell}, {"markdown", "It rises."}}).body == "It rises.");
  CHECK(collect({{"html", shell}, {"content", "It rises."}}).body == "It rises.");
  const std::string text = long_text("It rises in the month of May.");
  CHECK(collect({{"html", shell}, {"rawHtml", shell + std::string(500, ' ')}, {"words", text}})
            .body == text);
}

TEST_CASE("dates that systems write in parts are days") {
  FieldCollector collector;
  collector.offer("title", {"Weir"});
  collector.offer("date", {"2021", "3", "9", "10", "0"});
  CHECK(std::move(collector).release().date == "2021-03-09");
}

TEST_CASE("names of fields of agencies and archives are known") {
  CHECK(collect({{"released", "2021-03-09"}}).date == "2021-03-09");
  CHECK(collect({{"versioncreated", "2021-03-09"}}).date == "2021-03-09");
  CHECK(collect({{"responded_url", "https://a.example/1"}}).url == "https://a.example/1");
  CHECK(collect({{"DocumentIdentifier", "https://a.example/1"}}).url == "https://a.example/1");
}

}  // namespace
}  // namespace dateline
