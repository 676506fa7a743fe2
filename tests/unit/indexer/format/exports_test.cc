#include <catch2/catch.hpp>
#include <string>

#include "common/text/ascii.h"
#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

TEST_CASE("the documents of an export of a news database are releases") {
  const auto check = [](std::string_view bytes) {
    const auto records = read_bytes("export.txt", bytes);
    REQUIRE(records.size() == 2);
    for (const auto& record : records) {
      CHECK(record.form == "database-export");
      REQUIRE(record.raw);
      CHECK(record.raw->source == "Pier Gazette");
      CHECK(record.raw->body.find("Gazette") == std::string::npos);
    }
    CHECK(records[0].raw->title == "The pier opens");
    CHECK(records[0].raw->date.find("14") != std::string::npos);
    CHECK(records[0].raw->body.starts_with("The pier opened on Tuesday."));
    CHECK(records[1].raw->title == "The library lends kites");
    CHECK(records[1].raw->body.starts_with("The library lends kites from Monday."));
  };
  SECTION("LexisNexis") {
    check(
        "                 1 of 2 DOCUMENTS\n\n                 Pier Gazette\n\n"
        "             March 14, 2017 Tuesday\n               First Edition\n\nThe pier opens\n\n"
        "BYLINE: IDA HOLM\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 12 words\n\n"
        "The pier opened on Tuesday.\n\nLOAD-DATE: March 15, 2017\n\n"
        "           Copyright 2017 Pier Gazette\n               All Rights Reserved\n\n\n"
        "                 2 of 2 DOCUMENTS\n\n                 Pier Gazette\n\n"
        "             March 16, 2017 Thursday\n\nThe library lends kites\n\n"
        "LENGTH: 9 words\n\nThe library lends kites from Monday.\n");
  }
  SECTION("LexisNexis since 2017") {
    check(
        "The pier opens\n\nPier Gazette\n\nMarch 14, 2017 Tuesday\n\n"
        "Copyright 2017 Pier Gazette All Rights Reserved\n\nSection: NEWS; Pg. 3\n\n"
        "Length: 12 words\n\nBody\n\nThe pier opened on Tuesday.\n\n"
        "Load-Date: March 20, 2017\n\nEnd of Document\n\nThe library lends kites\n\n"
        "Pier Gazette\n\nMarch 16, 2017 Thursday\n\nLength: 9 words\n\nBody\n\n"
        "The library lends kites from Monday.\n\nEnd of Document\n");
  }
  SECTION("Factiva") {
    check(
        "NEWS\nThe pier opens\n\nBy Ida Holm\n12 words\n14 March 2017\n09:30\nPier Gazette\n"
        "PIERG\nEnglish\n(c) 2017 Pier Gazette. All Rights Reserved.\n\n"
        "The pier opened on Tuesday.\n\nDocument PIERG00020170314ed3e00001\n\n"
        "The library lends kites\n\nTom Rill\n9 words\n16 March 2017\nPier Gazette\nPIERG\n"
        "English\n\nThe library lends kites from Monday.\n\n"
        "Document PIERG00020170316ed3e00002\n");
  }
  SECTION("Factiva with codes") {
    check(
        "HD\nThe pier opens\n\nBY\nIda Holm\n\nWC\n12 words\n\nPD\n14 March 2017\n\n"
        "SN\nPier Gazette\n\nCY\n(c) 2017 Pier Gazette\n\nLP\nThe pier opened on Tuesday.\n\n"
        "NS\nc151 : Earnings\n\nAN\nDocument PIERG00020170314ed3e00001\n\n"
        "HD   The library lends kites\nPD   16 March 2017\nSN   Pier Gazette\n"
        "TD   The library lends kites from Monday.\nAN   Document 1\n");
  }
  SECTION("ProQuest") {
    const std::string rule(60, '_');
    check(rule + "\n\nReport Information from ProQuest\n\nMay 05 2019 10:00\n\n" + rule +
          "\n\nDocument 1 of 2\n\nThe pier opens\n\nAuthor: Holm, Ida\n\n"
          "Publication info: Pier Gazette ; Quay [Quay]14 Mar 2017.\n\n"
          "Full text: The pier opened on Tuesday.\n\nPublication date: Mar 14, 2017\n\n" +
          rule +
          "\n\nDocument 2 of 2\n\nThe library lends kites\n\n"
          "Publication title: Pier Gazette\n\nFull text: The library lends kites from Monday.\n\n"
          "Publication date: Mar 16, 2017\n");
  }
}

TEST_CASE("light markup has its facts in its head") {
  const auto check = [](const std::string& name, std::string_view bytes) {
    const auto records = read_bytes(name, bytes);
    REQUIRE(records.size() == 1);
    REQUIRE(records[0].raw);
    const RawRelease& raw = *records[0].raw;
    CHECK(records[0].form == (name.ends_with(".md") ? "markdown" : "light-markup"));
    CHECK(raw.title == "The pier opens");
    CHECK(raw.date.find("2017-03-14") != std::string::npos);
    CHECK(raw.issuer == "Ida Holm");
    CHECK(raw.body.find("The pier opened on Tuesday.") != std::string::npos);
    CHECK(raw.body.find("Kites fly, says the library.") != std::string::npos);
    CHECK(raw.body.find_first_of("{}:<>[]=") == std::string::npos);
  };
  check("a.adoc",
        "= The pier opens\nIda Holm <i@a.example>\nv1.0, 2017-03-14\n:toc:\n"
        ":keywords: piers, kites\n\n[.lead]\nThe pier opened on Tuesday.\n\n== Hours\n\n"
        "image::pier.png[The pier]\n\nKites fly, says the https://l.example[library].\n");
  check("a.rst",
        "==============\nThe pier opens\n==============\n\n:date: 2017-03-14 09.30\n"
        ":author: Ida Holm\n:tags: piers, kites\n\nThe pier opened on Tuesday.\n\n"
        "Hours\n=====\n\n.. image:: a.png\n   :alt: pier\n\n"
        "Kites fly, says the `library <https://l.example>`_.\n");
  check("a.org",
        "#+TITLE: The pier opens\n#+AUTHOR: Ida Holm\n#+DATE: <2017-03-14 Tue>\n"
        "#+FILETAGS: :piers:kites:\n\nThe pier opened on Tuesday.\n\n* Hours\n:PROPERTIES:\n"
        ":ID: 5\n:END:\nKites fly, says the [[https://l.example][library]].\n");
  check("a.md",
        "% The pier opens\n% Ida Holm\n% 2017-03-14\n\nThe pier opened on Tuesday.[^1]\n\n"
        "{{< figure src=\"a.png\" title=\"The pier\" >}}\n\n[^1]: Kites fly, says the library.\n");
}

TEST_CASE("documents of Nexis Uni have numbers of pages and a list of all before them") {
  const std::string document =
      "Page 1 of 2\nThe weir at Tannick rises\n\nThe weir at Tannick rises\nHarbour Gazette\n"
      "March 14, 2017 Tuesday\n\nCopyright 2017 Harbour Gazette\n\nLength: 102 words\nBody\n\n\n"
      "It rises in May.\n\nPage 2 of 2\nThe weir at Tannick rises\n\nIt is old.\n\nEnd of "
      "Document\n";
  const auto records =
      read_bytes("nexis.txt",
                 "User Name: = Ida Holm\nJob Number: = 2012\n\nDocuments (2)\n\n1. The weir\n"
                 "   Search Type: Terms\n\n" +
                     document + "\n" + document);
  REQUIRE(records.size() == 2);
  for (const auto& record : records) {
    REQUIRE(record.raw);
    CHECK(record.raw->title == "The weir at Tannick rises");
    CHECK(record.raw->source == "Harbour Gazette");
    CHECK(record.raw->date == "March 14, 2017 Tuesday");
    CHECK(record.raw->body.find("It rises in May.") != std::string::npos);
    CHECK(trimmed(record.raw->body).ends_with("It is old."));
    CHECK(record.raw->body.find("Page 2") == std::string::npos);
  }
}

TEST_CASE("what ProQuest says of a document and of itself is no text") {
  const auto records = read_bytes(
      "proquest.txt",
      "____________________________________________________________\n\nDocument 1 of 1\n\n"
      "The weir at Tannick rises\n\nAuthor: Anonymous\n\nhttps://proquest.example/docview/2811\n\n"
      "Full text: It rises in May.\n\nPublication date: Mar 14, 2017\n\nDatabase: Central\n\n"
      "____________________________________________________________\n\n"
      "Contact us at: https://proquest.example\n\nTerms and Conditions: https://x.example\n");
  REQUIRE(records.size() == 1);
  CHECK(records[0].raw->issuer.empty());
  CHECK(records[0].raw->url == "https://proquest.example/docview/2811");
  CHECK(trimmed(records[0].raw->body) == "It rises in May.");
}

}  // namespace
}  // namespace dateline
