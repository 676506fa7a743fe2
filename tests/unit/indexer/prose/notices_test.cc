#include "indexer/prose/notices.h"

#include <catch2/catch.hpp>

#include "common/text/table_rows.h"
#include "indexer/prose/notices_table.h"

namespace dateline {
namespace {

TEST_CASE("a wire is known by its mark in any case") {
  CHECK(wire_of_mark("EINPresswire.com") == "EIN Presswire");
  CHECK(wire_of_mark("GLOBE NEWSWIRE") == wire_of_mark("GlobeNewswire"));
  CHECK(wire_of_mark("Harbour Post").empty());
}

TEST_CASE("scripts that were saved as text are removed") {
  CHECK(
      without_notices("First.\nif (!window.Ads){(function(){var s = document.createElement(\"a\"); "
                      "s.async = true;})();}\nSecond.") == "First.\nSecond.");
  const std::string prose = "The function (of the document) is a window; it opens {sic}.";
  CHECK(without_notices(prose) == prose);
}

TEST_CASE("notices of wires are removed, with all that follows if the table says so") {
  CHECK(without_notices("First.\nEMAIL US HERE\nSecond.") == "First.\nSecond.");
  CHECK(without_notices("First.\nYou just read:\nFirst.\nMore") == "First.");
  CHECK(without_notices("The post Bridge Opens appeared first on Harbour Post.\nText.") == "Text.");
  CHECK(without_notices("There were 12,345 press releases posted in the last 24 hours and so on")
            .empty());
  CHECK(without_notices("Text.\n17.03.2021 CET/CEST Die Quay Distributionsservices umfassen News.\n"
                        "Sprache: Deutsch\nEnde der Mitteilung Quay News-Service\nOther") ==
        "Text.\nSprache: Deutsch");
  CHECK(without_notices("A text that is about cookies stays.") ==
        "A text that is about cookies stays.");
}

TEST_CASE("channels are split at commas that are not part of a name") {
  CHECK(split_channels("Banking, Finance & Investment Industry, Politics , , World & Regional") ==
        std::vector<std::string>{"Banking, Finance & Investment Industry", "Politics",
                                 "World & Regional"});
  CHECK(split_channels(" \n").empty());
}

TEST_CASE("each row of the table of notices works") {
  CHECK(notices().size() == table_rows<3>(notices_table).size());
  for (const Notice& notice : notices()) {
    CHECK_FALSE(notice.wire.empty());
    CHECK_FALSE(notice.text.empty());
  }
}

TEST_CASE("a date is no telephone number") {
  for (const auto* line : {"Press Office, 06/11/2019", "Press Office, 06/11/2019 14:22",
                           "Publicado em 25/08/2020 14h07", "Created on 2019-11-06 14:22:10 | Hits",
                           "Erstellt: 06.11.2019 14.22 Uhr"}) {
    CAPTURE(line);
    CHECK_FALSE(has_contact(line));
  }
  for (const auto* line : {"Press Office, 06/11/2019, +49 30 5550199", "Desk 555-010-2030",
                           "06/11/2019 (555) 010-2030", "Bureau 01.23.20.19.67"}) {
    CAPTURE(line);
    CHECK(has_contact(line));
  }
}

}  // namespace
}  // namespace dateline
