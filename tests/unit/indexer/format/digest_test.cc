#include <fmt/format.h>

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
           fmt::format("{}Content-Type: multipart/digest; boundary=x\n\n--x\n\n{}--x\n{}{}--x--\n",
                       head, message_of("A"), type, message_of("B")),
           fmt::format("{}Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: "
                       "text/plain\n\nTwo:\n--x\n{}{}--x\n{}{}--x--\n",
                       head, type, message_of("A"), type, message_of("B")),
           fmt::format("{}\n{}{}\n{}", rule, message_of("A"), rule, message_of("B")),
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
