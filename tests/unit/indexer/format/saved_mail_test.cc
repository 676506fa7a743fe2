#include <catch2/catch.hpp>
#include <string>

#include "common/text/ascii.h"
#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

const std::string sentence =
    "The lock keepers of Tannick will raise the weir by two feet on Monday, they said.";

TEST_CASE("a mail that a program saved as text has its head in many languages") {
  const auto read = [](const std::string& text) {
    const auto records = read_bytes("mail.txt", text);
    REQUIRE(records.size() == 1);
    CHECK(records[0].form == "saved-mail");
    return *records[0].raw;
  };
  const RawRelease english = read(
      "From:\tPress Office <p@a.example>\nSent:\tTuesday, 12 March 2024 09:02\n"
      "To:\tdesk@b.example\nSubject:\tThe weir rises\nAttachments:\tweir.jpg\n\n"
      "The weir rises in May.\n");
  CHECK(english.title == "The weir rises");
  CHECK(english.date == "Tuesday, 12 March 2024 09:02");
  CHECK(english.issuer == "Press Office");
  CHECK(english.body.find("weir.jpg") == std::string::npos);
  const RawRelease german = read(
      "Von:\tPressestelle\nGesendet:\tDienstag, 12. März 2024 09:02\nAn:\tdesk@b.example\n"
      "Betreff:\tDas Wehr steigt\n\nDas Wehr steigt im Mai.\n");
  CHECK(german.title == "Das Wehr steigt");
  CHECK(german.issuer == "Pressestelle");
  CHECK(read_bytes("memo.txt", "From: the harbour\nThe ferry will sail again in May.\n")[0].form ==
        "text-page");
}

TEST_CASE("mails saved in one file are releases of their own") {
  const auto mail = [](const std::string& subject, const std::string& text) {
    return "From:\tPress Office <p@a.example>\nSent:\tTuesday, 12 March 2024 09:02\n"
           "To:\tdesk@b.example\nSubject:\t" +
           subject + "\n\n" + text;
  };
  const std::string text = sentence + "\n\n" + sentence + "\n\n" + sentence + "\n\n" + sentence;
  for (const std::string between : {"\n\n\n", "\n\n====================\n\n"}) {
    const auto records =
        read_bytes("mails.txt", mail("The weir rises", text + "\n\n-- \nUnsubscribe") + between +
                                    mail("The quay is rebuilt", text + between));
    REQUIRE(records.size() == 2);
    CHECK(records[0].raw->title == "The weir rises");
    CHECK(trimmed(records[0].raw->body).ends_with("they said."));
    CHECK(records[1].raw->title == "The quay is rebuilt");
    CHECK(trimmed(records[1].raw->body).ends_with("they said."));
  }
  // What a mail answers or forwards is no mail beside it.
  CHECK(read_bytes("a.txt", mail("RE: The weir", text) + "\n\n" + mail("The weir", text)).size() ==
        1);
  CHECK(read_bytes("a.txt", mail("Look", "See below.") + "\n\n" + mail("The weir", text)).size() ==
        1);
}

TEST_CASE("each message of a digest is a release") {
  const std::string rule = "\n\n------------------------------\n\n";
  const auto records = read_bytes(
      "digest.eml",
      "From: piers-request@a.example\nTo: piers@a.example\nSubject: Piers Digest, Vol 3, Issue 7\n"
      "Date: Wed, 15 Mar 2017 12:00:00 +0000\n\nToday's Topics:\n\n   1. The pier opens (Ida)\n\n" +
          std::string(70, '-') +
          "\n\nMessage: 1\nDate: Tue, 14 Mar 2017 09:30:00 +0100\nFrom: Ida Holm <i@a.example>\n"
          "Subject: The pier opens\n\nThe pier opened on Tuesday." +
          rule +
          "Message: 2\nDate: Tue, 14 Mar 2017 10:30:00 +0100\nFrom: t@a.example (Tom Rill)\n"
          "Subject: Kites\n\nThe library lends kites." +
          rule + "Subject: Digest Footer\n\nPiers mailing list" + rule + "End of Piers Digest\n");
  REQUIRE(records.size() == 2);
  CHECK(records[0].form == "digest");
  CHECK(records[0].raw->title == "The pier opens");
  CHECK(records[0].raw->issuer == "Ida Holm");
  CHECK(trimmed(records[0].raw->body) == "The pier opened on Tuesday.");
  CHECK(records[1].raw->title == "Kites");
  CHECK(records[1].raw->issuer == "Tom Rill");
  CHECK(trimmed(records[1].raw->body) == "The library lends kites.");
}

TEST_CASE("a page that a browser saved is read as the page") {
  const std::string page =
      "<html><head><title>The weir rises</title><meta property=\"article:published_time\" "
      "content=\"2024-03-12\"></head><body><h1>The weir rises</h1><p>" +
      sentence + "</p><p>" + sentence + "</p></body></html>\n";
  const auto read = [&](const std::string& head, const std::string& location) {
    const auto records = read_bytes(
        "a.mht", head + "Subject: Weir\nDate: Fri, 5 Apr 2024 10:00:00 -0000\nMIME-Version: 1.0\n" +
                     "Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\n\n--b\n"
                     "Content-Type: text/html\nContent-Location: " +
                     location + "\n\n" + page +
                     "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n"
                     "iVBORw0KGgo=\n--b--\n");
    REQUIRE(records.size() == 1);
    CHECK(records[0].form == "mhtml");
    REQUIRE(records[0].raw);
    CHECK(records[0].raw->title == "The weir rises");
    CHECK(records[0].raw->body.starts_with(sentence));
    CHECK(records[0].raw->date == "2024-03-12");
    CHECK(records[0].raw->received.size() == 1);
    return records[0].raw->url;
  };
  const std::string address = "https://www.a.example/weir";
  CHECK(read("From: <Saved by Blink>\nSnapshot-Content-Location: " + address + "\n",
             "https://b.example/") == address);
  CHECK(read("From: \"Saved by Internet Explorer 11\"\n", address) == address);
  CHECK(read("", "file:///C:/weir.htm").empty());
}

}  // namespace
}  // namespace dateline
