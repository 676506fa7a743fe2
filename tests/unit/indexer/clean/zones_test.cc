#include "indexer/clean/zones.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>

namespace dateline {
namespace {

constexpr std::string_view body =
    "A smaller headline says more\n"
    "OSLO, Norway, May 4, 2021 /SomeWire/ -- Fjord Ltd. opened a plant in the north of the country "
    "today, and hundreds of people came to see it.\n"
    "“We are glad that so many of you came,” said Ann Chief, who runs the plant.\n"
    "The plant makes boats that are made of wood and of nothing else.\n"
    "About Fjord Ltd.\n"
    "Fjord Ltd. has built boats since 1901 and is the oldest of its kind in the country.\n"
    "Forward-Looking Statements\n"
    "This release contains forward-looking statements that are subject to risks and "
    "uncertainties.\n"
    "Media Contact\n"
    "Joe Speaker\n"
    "joe@fjord.example\n";

std::string text_of(Zone zone) {
  for (const ZoneSpan& span : find_zones(body, {})) {
    if (span.zone == zone) return std::string(body.substr(span.begin, span.end - span.begin));
  }
  return {};
}

TEST_CASE("the zones of a release are distinguished") {
  CHECK(text_of(Zone::subhead) == "A smaller headline says more");
  CHECK(text_of(Zone::dateline) == "OSLO, Norway, May 4, 2021 /SomeWire/ -- ");
  CHECK(text_of(Zone::lead).starts_with("Fjord Ltd. opened a plant"));
  CHECK(text_of(Zone::quote) == "“We are glad that so many of you came,”");
  CHECK(text_of(Zone::about).starts_with("About Fjord Ltd.\nFjord Ltd. has built"));
  CHECK(text_of(Zone::legal).starts_with("Forward-Looking Statements\nThis release"));
  CHECK(text_of(Zone::contact) == "Media Contact\nJoe Speaker\njoe@fjord.example");
}

TEST_CASE("a long subtitle does not hide the dateline below it") {
  const std::string text =
      "The work of the harbour board and of the guild of pilots has led to the building of a quay "
      "that the town has asked for\nIt is the longest\nOSLO, Norway -- Fjord Ltd. opened a quay.\n";
  const auto spans = find_zones(text, {});
  REQUIRE(spans.size() >= 2);
  CHECK(spans[0].zone == Zone::subhead);
  CHECK(spans[1].zone == Zone::dateline);
}

TEST_CASE("a telephone number makes a contact, other long figures do not") {
  const auto is_contact = [](const std::string& line) {
    for (const ZoneSpan& span : find_zones("The drill went down again.\n" + line + "\n", {})) {
      if (span.zone == Zone::contact) return true;
    }
    return false;
  };
  for (const auto* number : {"Office: 555-010-2030", "555.010.2030", "+47 55 50 10 20",
                             "(555) 010-2030 Cell", "01.23.45.67.89", "0555/0102030"}) {
    INFO(number);
    CHECK(is_contact(number));
  }
  for (const auto* figures : {"FJ-21-04 12.5 14.3 0.52 10.1", "2019 2020 2021 2022",
                              "Shares 12 345 678", "Ounces 1 204 300 of 0.35"}) {
    INFO(figures);
    CHECK_FALSE(is_contact(figures));
  }
}

TEST_CASE("zones are in order and do not overlap") {
  std::uint32_t end = 0;
  for (const ZoneSpan& span : find_zones(body, {})) {
    CHECK(span.begin >= end);
    CHECK(span.end > span.begin);
    end = span.end;
  }
  CHECK(end <= body.size());
  CHECK(find_zones("", {}).empty());
}

TEST_CASE("the issuer comes from the source line, else from the only about zone") {
  CHECK(find_issuer(body, find_zones(body, {})) == "Fjord Ltd.");
  const std::string with_source = std::string(body) + "SOURCE Fjord Holding\n";
  CHECK(find_issuer(with_source, find_zones(with_source, {})) == "Fjord Holding");
  CHECK(find_issuer("", {}).empty());
  const std::string_view listed = "About Fjord Ltd. (OSE: FJRD)\nFjord Ltd. has built plants.\n";
  CHECK(find_issuer(listed, find_zones(listed, {})) == "Fjord Ltd.");
  const std::string_view named = "About the Fjord Society\nThe society keeps boats.\n";
  CHECK(find_issuer(named, find_zones(named, {})) == "Fjord Society");
}

}  // namespace
}  // namespace dateline
