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

TEST_CASE("the zones of a release are told apart") {
  CHECK(text_of(Zone::subhead) == "A smaller headline says more");
  CHECK(text_of(Zone::dateline) == "OSLO, Norway, May 4, 2021 /SomeWire/ -- ");
  CHECK(text_of(Zone::lead).starts_with("Fjord Ltd. opened a plant"));
  CHECK(text_of(Zone::quote) == "“We are glad that so many of you came,”");
  CHECK(text_of(Zone::about).starts_with("About Fjord Ltd.\nFjord Ltd. has built"));
  CHECK(text_of(Zone::legal).starts_with("Forward-Looking Statements\nThis release"));
  CHECK(text_of(Zone::contact) == "Media Contact\nJoe Speaker\njoe@fjord.example");
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
