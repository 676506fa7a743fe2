#include <catch2/catch.hpp>
#include <string>

#include "common/text/ascii.h"
#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

TEST_CASE("messages in a message, and in a log of LISTSERV, are releases each") {
  const auto message_of = [](const std::string& subject) {
    return "From: Port <press@a.example>\nSubject: " + subject +
           "\nDate: Wed, 5 Apr 2023 10:00:00 +0200\n\nAll of " + subject + ".\n\n";
  };
  const std::string head =
      "From: list@a.example\nTo: b@a.example\nSubject: Digest\nMIME-Version: 1.0\n";
  const std::string type = "Content-Type: message/rfc822\n\n";
  const std::string rule(73, '=');
  for (const std::string& text : {
           head + "Content-Type: multipart/digest; boundary=x\n\n--x\n\n" + message_of("A") +
               "--x\n" + type + message_of("B") + "--x--\n",
           head +
               "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: "
               "text/plain\n\nTwo:\n" +
               "--x\n" + type + message_of("A") + "--x\n" + type + message_of("B") + "--x--\n",
           rule + "\n" + message_of("A") + rule + "\n" + message_of("B"),
       }) {
    INFO(text);
    const auto records = read_bytes("a.log", text);
    REQUIRE(records.size() == 2);
    CHECK(records[0].form == "digest");
    CHECK(records[0].raw->title == "A");
    CHECK(trimmed(records[0].raw->body) == "All of A.");
    CHECK(records[1].raw->title == "B");
    CHECK(trimmed(records[1].raw->body) == "All of B.");
  }
}

}  // namespace
}  // namespace dateline
