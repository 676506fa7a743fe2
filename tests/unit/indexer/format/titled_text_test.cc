#include <catch2/catch.hpp>
#include <string>

#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

TEST_CASE("labels that no table knows do not end the head of a text") {
  const std::string text =
      "The first part of the quay was done ten days ahead of the schedule, the board said.\n";
  for (const auto* const head :
       {"SLUG: QUAY\nDATE: 2021-05-06\nPRIORITY: R\nHEADLINE: Quay is rebuilt\nBYLINE: Ida Holm\n",
        "Headline: Quay is rebuilt\nKicker: A ramp follows\nDate: 2021-05-06\nDesk: Port\n",
        "Ref: 44/2021\nTitle: Quay is rebuilt\nDate: 2021-05-06\n"}) {
    CAPTURE(head);
    const std::string release = std::string(head) + "\n" + text + "\n";
    const auto records = read_bytes("quay.txt", release + release);
    REQUIRE(records.size() == 2);
    CHECK(records[0].form == "titled-text");
    CHECK(records[0].raw->title == "Quay is rebuilt");
    CHECK(records[0].raw->date == "2021-05-06");
    CHECK(records[0].raw->body == text.substr(0, text.size() - 1));
  }
}

TEST_CASE("what is labelled below the head stays in the text") {
  const std::string text =
      "WHO: The mayor\nContact: Ida Holm, 555-010-2030\n\nThe mayor opens the quay.";
  const auto records =
      read_bytes("quay.txt", "Title: Quay opens\nDate: 2021-05-06\n\n" + text + "\n");
  REQUIRE(records.size() == 1);
  CHECK(records[0].raw->body == text);
}

TEST_CASE("a head may start with any known label") {
  const std::string text = "The first part of the quay was done ten days ahead of the schedule.";
  for (const auto* const first : {"Source: Port", "URL: https://a.example/1", "Rubrique: Port"}) {
    CAPTURE(first);
    const std::string release =
        std::string(first) + "\nTitle: Quay is rebuilt\nDate: 2021-05-06\nText:\n" + text + "\n";
    const auto records = read_bytes("quay.txt", release + "--------------------\n" + release);
    REQUIRE(records.size() == 2);
    for (const auto& record : records) {
      CHECK(record.form == "titled-text");
      CHECK(record.raw->title == "Quay is rebuilt");
      CHECK(record.raw->date == "2021-05-06");
      CHECK(record.raw->body == text);
    }
    CHECK(!(records[0].raw->source + records[0].raw->url +
            (records[0].raw->channels.empty() ? "" : records[0].raw->channels[0]))
               .empty());
  }
}

TEST_CASE("a text on the line of its label is kept") {
  const auto records = read_bytes(
      "quay.txt", "ID: 8\nTitle: Quay opens\nDate: 2021-05-06\nBody: The quay opens.\n\nIt rains.");
  REQUIRE(records.size() == 1);
  CHECK(records[0].raw->body == "The quay opens.\n\nIt rains.");
}

}  // namespace
}  // namespace dateline
