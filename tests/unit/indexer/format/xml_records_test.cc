#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

const std::string text =
    "The weir of Tannick rises by two feet on Monday, the keepers of the lock said, and boats will "
    "have to wait for a day or two.";

TEST_CASE("elements with a title and a text in other elements are records") {
  const std::string named =
      "<PressReleases><PressRelease id=\"7\"><Headline>A</Headline>"
      "<ReleaseDate>2023-04-01</ReleaseDate><Topics><Topic>x</Topic><Topic>y"
      "</Topic></Topics><BodyText><p>" +
      text +
      "</p></BodyText></PressRelease><PressRelease><Headline>B</Headline>"
      "<BodyText>" +
      text + "</BodyText></PressRelease></PressReleases>";
  const std::string fields =
      "<?xml version=\"1.0\"?>\n<add><doc><field name=\"title\">A</field>"
      "<field name=\"topic\">x</field><field name=\"topic\">y</field>"
      "<field name=\"published\">2023-04-01</field><field name=\"body\">" +
      text +
      "</field></doc><doc><field name=\"title\">B</field>"
      "<field name=\"body\">" +
      text + "</field></doc></add>";
  for (const std::string& xml : {named, fields}) {
    INFO(xml);
    const auto records = read_bytes("a.xml", xml);
    REQUIRE(records.size() == 2);
    CHECK(records[0].form == "xml-records");
    CHECK(records[0].raw->title == "A");
    CHECK(records[0].raw->date == "2023-04-01");
    CHECK(records[0].raw->body.find(text) != std::string::npos);
    CHECK(records[0].raw->channels == std::vector<std::string>{"x", "y"});
    CHECK(records[1].raw->title == "B");
  }
}

TEST_CASE("other XML is refused") {
  const auto records = read_bytes(
      "a.xml", "<project><name>weir</name><description>" + text + "</description></project>");
  CHECK((records.empty() || !records[0].raw));
}

TEST_CASE("one record may be the whole document if it has a title, a date and a text") {
  const auto records =
      read_bytes("a.xml", "<release><title>A</title><date>2023-04-01</date><text>" + text +
                              "</text></release>");
  REQUIRE(records.size() == 1);
  CHECK(records[0].form == "xml-records");
  CHECK(records[0].raw->title == "A");
  CHECK(records[0].raw->date == "2023-04-01");
  CHECK(records[0].raw->body == text);
}

TEST_CASE("the text of a record may be its paragraphs, its facts attributes or in a head") {
  const std::string paragraphs = "<p>" + text + "</p><p>It rains.</p>";
  const std::string para = "<para>" + text + "</para><para>It rains.</para>";
  const std::string facts = "<title>A</title><date>2023-04-01</date>";
  const std::string attributes = " title=\"A\" date=\"2023-04-01\"";
  for (const std::string& record : {
           "<release>" + facts + paragraphs + "</release>",
           "<release>" + facts + para + "</release>",
           "<release" + attributes + ">" + paragraphs + "</release>",
           "<release" + attributes + "><main>" + para + "</main></release>",
           "<release><metadata>" + facts + "</metadata><main>" + para + "</main></release>",
           "<release><head>" + facts + "</head><body>" + text + "\n\nIt rains.</body></release>",
       }) {
    INFO(record);
    for (const auto& read :
         {read_bytes("a.xml", record), read_bytes("a.xml", "<all>" + record + record + "</all>")}) {
      REQUIRE(!read.empty());
      REQUIRE(read[0].raw);
      CHECK(read[0].raw->title == "A");
      CHECK(read[0].raw->date == "2023-04-01");
      CHECK(read[0].raw->body == text + "\n\nIt rains.");
    }
  }
}

TEST_CASE("paragraphs with markup of their own stay apart") {
  const auto records = read_bytes("a.xml", "<release><title>A</title><date>2023-04-01</date><p>" +
                                               text + "</p><p>It <b>rains</b>.</p></release>");
  REQUIRE(records.size() == 1);
  CHECK(records[0].raw->body == "<p>" + text + "</p>\n\n<p>It <b>rains</b>.</p>");
  CHECK(records[0].raw->body_kind == BodyKind::html);
}

TEST_CASE("the sections of a manual are no records") {
  const auto records = read_bytes(
      "a.xml", "<manual><section><title>A</title><para>" + text + "</para></section></manual>");
  CHECK((records.empty() || !records[0].raw));
}

}  // namespace
}  // namespace dateline
