#include <catch2/catch.hpp>
#include <string>

#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

std::string document(const std::string& type, const std::string& text) {
  return "<DOCUMENT>\n<TYPE>" + type + "\n<SEQUENCE>1\n<TEXT>\n" + text +
         "\n</TEXT>\n</DOCUMENT>\n";
}

const std::string head =
    "<SEC-DOCUMENT>0000950000-98-000123.txt : 19980807\nPUBLIC DOCUMENT COUNT:\t\t3\n"
    "FILED AS OF DATE:\t\t19980807\n\t\tCOMPANY CONFORMED NAME:\t\t\tTANNICK WEIRS & LOCKS\n"
    "</SEC-HEADER>\n";

TEST_CASE("the exhibits 99 of a filing are its releases") {
  const std::string page =
      "<html><body><h1>The weir rises</h1><p>The weir of Tannick rises by two feet on Monday, the "
      "company said, and the lock will be closed for a day.</p></body></html>";
  const std::string text =
      "<PAGE>   1\n   EXHIBIT 99.2\n\nThe lock opens\n\nThe lock of Tannick opens on Tuesday.\n"
      "<PAGE>   2\nBoats wait.\n";
  const std::string filing =
      head + document("8-K", "FORM 8-K") + document("EX-99.1", page) + document("EX-99.2", text);
  for (const std::string& begin :
       {std::string(),
        std::string("-----BEGIN PRIVACY-ENHANCED MESSAGE-----\nMIC-Info: x,\n y\n\n")}) {
    const auto records = read_bytes("a.txt", begin + filing);
    REQUIRE(records.size() == 3);
    CHECK(records[0].raw.error().message == "no release: document 8-K of a filing");
    CHECK(records[1].raw->title == "The weir rises");
    CHECK(records[1].raw->issuer == "TANNICK WEIRS & LOCKS");
    CHECK(records[1].raw->captured == "19980807");
    CHECK(records[2].raw->body.find("PAGE") == std::string::npos);
    CHECK(records[2].raw->body.find("EXHIBIT") == std::string::npos);
    CHECK(records[2].raw->body.find("Boats wait.") != std::string::npos);
  }
}

TEST_CASE("the name of a company in an older character set is text") {
  std::string filing = head + document("EX-99.1", "The lock opens\n\nThe lock opens on Tuesday.");
  filing.replace(filing.find("TANNICK"), 7,
                 "TANN\xCC\x01"
                 "CK");
  const auto records = read_bytes("a.txt", filing);
  REQUIRE(records.size() == 1);
  CHECK(records[0].raw->issuer == "TANNÌCK WEIRS & LOCKS");
}

}  // namespace
}  // namespace dateline
