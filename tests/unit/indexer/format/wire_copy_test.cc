#include <catch2/catch.hpp>
#include <string>

#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

TEST_CASE("messages of IPTC 7901 are read") {
  const std::string one =
      "\x01WNN0001 4 ECO 0200\r\n\x02The weir rises\r\n\r\n   TANNICK, 1 Apr (WNN) - It rises by "
      "two\r\nfeet.\r\n\r\n   Boats wait.\r\n\r\nWNN/jo/ab\r\n\x03"
      "010912 APR 22\r\n\x04";
  const auto records = read_bytes("a.txt", one + one + "\r\n");
  REQUIRE(records.size() == 2);
  CHECK(records[1].form == "wire-copy");
  CHECK(records[1].raw->title == "The weir rises");
  CHECK(records[1].raw->date == "01 APR 2022");
  CHECK(records[1].raw->body == "TANNICK, 1 Apr (WNN) - It rises by two feet.\n\nBoats wait.");
}

TEST_CASE("messages of ANPA 1312 are read") {
  const auto records = read_bytes(
      "a.txt",
      "\x01\x16\x16"
      "a0300\x1Fr f bc-weir 05-09 0250\r\n\x02"
      "^BC-WEIR<\r\n^The weir rises<\r\n^By IDA HOLM<\r\n   TANNICK (WN) _ It rises by two\r\n"
      "feet, ``at last.''\r\n   Boats wait.\r\n\x03\r\nWN-WX-05-09-97 0912EST\r\n\x04");
  REQUIRE(records.size() == 1);
  CHECK(records[0].raw->title == "The weir rises");
  CHECK(records[0].raw->date == "1997-05-09");
  CHECK(records[0].raw->body ==
        "TANNICK (WN) -- It rises by two feet, \"at last.\"\n\nBoats wait.");
}

TEST_CASE("messages of telex are read") {
  const std::string one =
      "ZCZC WNN000\nENG\nThe weir rises\n\nTANNICK, 9 May 2017 (WNN) -- It rises.\n\nNNNN\n\n";
  const auto records = read_bytes("a.txt", one + one);
  REQUIRE(records.size() == 2);
  CHECK(records[1].raw->title == "The weir rises");
  CHECK(records[1].raw->body == "TANNICK, 9 May 2017 (WNN) -- It rises.");
}

TEST_CASE("other control characters are binary data") {
  const auto records = read_bytes("a.bin", "\x01\x02\x05\x06 abc \x07");
  CHECK((records.empty() || !records[0].raw));
}

TEST_CASE("messages of ANPA 1312 are read as they are transmitted") {
  const auto records = read_bytes(
      "a.txt",
      "\x16\x16\x01"
      "a0300\x1Fr f bc-weir 05-09 0250\r\n\x02"
      "^BC-Tannick Weir<\r\n^The weir rises<\r\n^By IDA HOLM<\r\n^Weir News Network=\r\n"
      "   TANNICK (WN) _ It rises by two feet.\r\n   Boats wait.\r\n\x03WN-05-09-97 0912EST\r\n\x04"
      "\x16\x16\x01"
      "a0301\x1Fr f \x11"
      "bc-lock 05-09 0250\r\n\x14The lock opens\r\n\x02"
      "   TANNICK (WN) -- It opens.\r\n   Boats go.\r\n\x03WN-05-10-97 0912EST\r\n\x04");
  REQUIRE(records.size() == 2);
  CHECK(records[0].form == "wire-copy");
  CHECK(records[0].raw->title == "The weir rises");
  CHECK(records[0].raw->body == "TANNICK (WN) -- It rises by two feet.\n\nBoats wait.");
  CHECK(records[1].raw->title == "The lock opens");
  CHECK(records[1].raw->body == "TANNICK (WN) -- It opens.\n\nBoats go.");
}

}  // namespace
}  // namespace dateline
