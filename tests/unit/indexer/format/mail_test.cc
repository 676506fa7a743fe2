#include <catch2/catch.hpp>
#include <string>

#include "common/text/ascii.h"
#include "indexer/reader/mime.h"
#include "indexer/reader/wrapped_text.h"
#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

constexpr std::string_view message =
    "From: =?utf-8?Q?Caf=C3=A9?= Press <press@a.example>\nTo: b@c\n"
    "Subject: =?iso-8859-1?Q?Caf=E9?=\n =?utf-8?B?IG9wZW5z?= today\n"
    "Date: Wed, 5 Apr 2023 10:00:00 +0200\nMessage-ID: <1@a.example>\nMIME-Version: 1.0\n"
    "Content-Type: multipart/mixed; boundary=\"out\"\n\npreamble\n--out\n"
    "Content-Type: multipart/alternative; boundary=in\n\n--in\n"
    "Content-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: "
    "quoted-printable\n\n"
    "=93Open=94 is =\nthe word.\n--in\nContent-Type: text/html\n\n<p>Open</p>\n--in--\n--out\n"
    "Content-Type: text/plain\nContent-Disposition: attachment\n\nattached\n--out--\n";

TEST_CASE("mail is read with its parts") {
  const auto records = read_bytes("a.eml", message);
  REQUIRE(records.size() == 1);
  const RawRelease& raw = *records[0].raw;
  CHECK(records[0].form == "mail");
  CHECK(raw.title == "Café opens today");
  CHECK(raw.issuer == "Café Press");
  CHECK(raw.id == "1@a.example");
  CHECK(raw.date == "Wed, 5 Apr 2023 10:00:00 +0200");
  CHECK(raw.body == "“Open” is the word.\n\n\nattached\n");
  CHECK(raw.body_kind == BodyKind::text);
}

TEST_CASE("the identifier of a mail is text, whatever its bytes") {
  const auto records = read_bytes("a.eml",
                                  "From: a@b\nSubject: S\nDate: x\nMessage-ID: <\xE9\a@b>\n"
                                  "MIME-Version: 1.0\n\nOpen\n");
  REQUIRE(records.size() == 1);
  CHECK(records[0].raw->id == "é@b");
}

TEST_CASE("HTML is used if there is no plain text") {
  const auto records =
      read_bytes("a.eml",
                 "From: a@b\nSubject: S\nDate: x\nContent-Type: text/html; charset=utf-8\n"
                 "Content-Transfer-Encoding: base64\n\nPHA+w6k8L3A+\n");
  REQUIRE(records.size() == 1);
  CHECK(records[0].raw->body == "é");
}

TEST_CASE("of a forwarded mail, the one inside counts") {
  const std::string head =
      "From: Desk <desk@b.example>\nDate: Thu, 14 Mar 2024 08:15:00 +0100\nSubject: ";
  const auto read = [&](const std::string& rest) {
    const auto records = read_bytes("a.eml", head + rest);
    REQUIRE(records.size() == 1);
    return *records[0].raw;
  };
  SECTION("as Outlook writes it") {
    const RawRelease raw = read(
        "FW: Weir\n\nFor the archive.\n\n-----Original Message-----\n"
        "From: Press Office <p@a.example>\nSent: Tuesday, March 12, 2024 9:02 AM\n"
        "To: Desk <desk@b.example>\nSubject: The weir rises\n\nThe weir rises in May.\n");
    CHECK(raw.title == "The weir rises");
    CHECK(raw.date == "Tuesday, March 12, 2024 9:02 AM");
    CHECK(raw.issuer == "Press Office");
    CHECK(raw.body.find("archive") == std::string::npos);
    CHECK(raw.body.find("The weir rises in May.") != std::string::npos);
  }
  SECTION("as Apple Mail quotes it, in German") {
    const RawRelease raw = read(
        "Fwd: Das Wehr\n\n> Von: Pressestelle <p@a.example>\n> Betreff: Das Wehr steigt\n"
        "> Datum: 12. M\xC3\xA4rz 2024 um 09:02:11 MEZ\n> An: Desk\n>\n> Das Wehr steigt\n"
        "> im Mai.\n");
    CHECK(raw.title == "Das Wehr steigt");
    CHECK(raw.issuer == "Pressestelle");
    CHECK(raw.body.find('>') == std::string::npos);
  }
  SECTION("as Thunderbird writes it") {
    const RawRelease raw = read(
        "Fwd: Weir\n\n-------- Forwarded Message --------\nSubject: \tThe weir rises\n"
        "Date: \tTue, 12 Mar 2024 09:02:00 +0100\nFrom: \tPress Office <p@a.example>\n"
        "To: \tdesk@b.example\n\nThe weir rises in May.\n");
    CHECK(raw.title == "The weir rises");
    CHECK(raw.issuer == "Press Office");
    CHECK(raw.date == "Tue, 12 Mar 2024 09:02:00 +0100");
    CHECK(raw.body.find("Subject") == std::string::npos);
  }
  SECTION("as Thunderbird writes it in HTML") {
    const RawRelease raw = read(
        "Fwd: Weir\nContent-Type: text/html\n\n<p>fyi</p><div>-------- Forwarded Message --------"
        "<table><tr><th>Subject: </th><td>The weir rises</td></tr><tr><th>Date: </th>"
        "<td>Tue, 12 Mar 2024 09:02:00 +0100</td></tr><tr><th>From: </th><td>Press Office "
        "&lt;p@a.example&gt;</td></tr><tr><th>To: </th><td>desk@b.example</td></tr></table><br>"
        "<p>The weir rises in May.</p></div>");
    CHECK(raw.title == "The weir rises");
    CHECK(raw.issuer == "Press Office");
  }
  SECTION("in other languages, whose capitals are not those of ASCII") {
    const std::string text = "\n\nThe weir rises in May.\n";
    for (const std::string header :
         {"TR: X\n\nDe : Press Office <p@a.example>\nEnvoyé : mardi 12 mars 2024 09:02\n"
          "À : d@b.example\nObjet : Weir",
          "VB: X\n\nFrån: Press Office\nSkickat: den 12 mars 2024 09:02\nTill: d\nÄmne: Weir",
          "FW: X\n\nOd: Press Office\nOdesláno: úterý 12. března 2024 9:02\nKomu: d\nPředmět: Weir",
          "VL: X\n\nLähettäjä: Press Office\nLähetetty: tiistai 12. maaliskuuta 2024 9.02\n"
          "Vastaanottaja: d\nAihe: Weir",
          "FW: X\n\nFeladó: Press Office\nKüldve: 2024. március 12. 9:02\nCímzett: d\nTárgy: "
          "Weir"}) {
      CAPTURE(header);
      const RawRelease raw = read(header + text);
      CHECK(raw.title == "Weir");
      CHECK(raw.issuer == "Press Office");
    }
  }
  SECTION("with the address of a sender as Outlook writes it") {
    const RawRelease raw = read(
        "FW: X\n\nFrom: Press Office [mailto:p@a.example]\nSent: March 12, 2024\nTo: d\n"
        "Subject: Weir\n\nThe weir rises in May.\n");
    CHECK(raw.issuer == "Press Office");
  }
  SECTION("once more") {
    const RawRelease raw = read(
        "Fwd: Fw: Weir\n\n---------- Forwarded message ---------\nFrom: Odo <o@b.example>\n"
        "Date: Wed, 13 Mar 2024 at 10:00\nSubject: Fw: Weir\nTo: <desk@b.example>\n\n"
        "From: Press Office <p@a.example>\nSent: March 12, 2024\nSubject: Weir\n\n"
        "The weir rises in May.\n");
    CHECK(raw.issuer == "Press Office");
    CHECK(raw.title == "Weir");
    CHECK(raw.date == "March 12, 2024");
  }
  SECTION("in HTML") {
    const RawRelease raw = read(
        "WG: Weir\nContent-Type: text/html\n\n<p>FYI</p><p>Von: Press Office<br>Gesendet: "
        "12.03.2024"
        "<br>An: Desk<br>Betreff: Weir</p><p>The weir rises in May.</p>");
    CHECK(raw.body_kind == BodyKind::text);
    CHECK(raw.issuer == "Press Office");
    CHECK(raw.body.find("The weir rises in May.") != std::string::npos);
  }
  SECTION("but not what a reply is about, nor what stands below a text") {
    const std::string quoted =
        "\n\n-----Original Message-----\nFrom: Odo <o@b.example>\nSent: March 12, 2024\n"
        "Subject: Weir\n\nWhat about the weir?\n";
    CHECK(read("RE: Weir\n\nThe weir rises in May." + quoted).issuer == "Desk");
    const std::string text(600, 'x');
    CHECK(read("FW: Weir\n\n" + text + quoted).issuer == "Desk");
    CHECK(read("FW: Weir\n\nThe weir rises in May.\n").title == "Weir");
  }
}

TEST_CASE("an mbox is split at its From lines") {
  const std::string mbox = "From a@b Wed Apr  5 10:00:00 2023\n" + std::string(message) +
                           "\nFrom c@d Thu\nFrom: c@d\nSubject: Two\nDate: x\n\nFirst.\n"
                           "From here on it is body.\n\n>From too.\n";
  const auto records = read_bytes("list", mbox);
  REQUIRE(records.size() == 2);
  CHECK(records[0].form == "mbox");
  CHECK(records[0].raw->title == "Café opens today");
  CHECK(records[1].raw->title == "Two");
  CHECK(records[1].raw->body == "First.\nFrom here on it is body.\n\nFrom too.\n");
  CHECK(mbox.substr(records[1].record.origin.offset, 8) == "From c@d");
  CHECK(read_bytes("list", "\r\n\n" + mbox).size() == 2);
}

TEST_CASE("100,000 parts and parts inside each other cost bounded time") {
  std::string parts =
      "From: a@b\nSubject: S\nDate: x\nContent-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 100'000; ++i) parts += "--b\n\nx\n";
  CHECK(read_bytes("a.eml", parts)[0].raw->title == "S");
  std::string nested = "From: a@b\nSubject: S\nDate: x\n";
  for (int i = 0; i < 10'000; ++i) nested += "Content-Type: multipart/mixed; boundary=b\n\n--b\n";
  const auto records = read_bytes("a.eml", nested);
  REQUIRE(records[0].raw);
  CHECK(records[0].raw->title == "S");
}

TEST_CASE("transfer encodings are decoded leniently") {
  CHECK(decode_base64("aGVs\nbG8=") == "hello");
  CHECK(decode_quoted_printable("a=3Db=\r\nc=ZZ=") == "a=bc=ZZ=");
  CHECK(decode_header("plain =?broken?= x") == "plain =?broken?= x");
}

std::string with_headers(std::string_view rest) {
  return "From: a@b\nMessage-ID: <1@b>\nSubject: S\nDate: x\nMIME-Version: 1.0\n" +
         std::string(rest);
}

std::string multipart(std::string_view kind, const std::vector<std::string>& parts) {
  std::string text = "Content-Type: multipart/" + std::string(kind) + "; boundary=b\n\n";
  for (const std::string& part : parts) text += "--b\n" + part + "\n";
  return with_headers(text + "--b--\n");
}

RawRelease read_mail(const std::string& bytes, const std::string& name = "a.eml") {
  const auto records = read_bytes(name, bytes);
  REQUIRE(records.size() == 1);
  CHECK(records[0].form == "mail");
  REQUIRE(records[0].raw);
  return *records[0].raw;
}

const std::string sentence =
    "The lock keepers of Tannick will raise the weir by two feet on Monday, they said.";

TEST_CASE("the part with the text wins over one that stands in for it") {
  const std::string html = "Content-Type: text/html\n\n<style>p { color: red }</style><p>" +
                           sentence + " " + sentence + "</p>";
  const RawRelease stub = read_mail(
      multipart("alternative", {"Content-Type: text/plain\n\nPlease view this online.", html}));
  CHECK(stub.body == sentence + " " + sentence);
  const RawRelease whole =
      read_mail(multipart("alternative", {"Content-Type: text/plain\n\n" + sentence,
                                          "Content-Type: text/html\n\n<p>" + sentence + "!</p>"}));
  CHECK(trimmed(whole.body) == sentence);
}

TEST_CASE("all parts with text are read, each once") {
  const std::string html = "Content-Type: text/html\n\n<p>" + sentence + "</p>";
  const RawRelease both =
      read_mail(multipart("mixed", {"Content-Type: text/plain\n\nSee below.", html}));
  CHECK(both.body == "See below.\n\n\n" + sentence);
  const RawRelease twice =
      read_mail(multipart("mixed", {"Content-Type: text/plain\n\n" + sentence, html}));
  CHECK(twice.body == sentence + "\n");
}

TEST_CASE("attachments are read or named") {
  const std::string cover = "Content-Type: text/plain\n\nSee below.";
  const auto attached = [&](std::string_view type, std::string_view name, std::string_view bytes) {
    return read_mail(multipart(
        "mixed", {cover, "Content-Type: " + std::string(type) +
                             "\nContent-Disposition: attachment; filename=" + std::string(name) +
                             "\n\n" + std::string(bytes)}));
  };
  const RawRelease text = attached("text/plain", "release.txt", sentence);
  CHECK(text.body == "See below.\n\n\n" + sentence + "\n");
  CHECK(text.unread.empty());
  CHECK(attached("application/octet-stream", "release.txt", sentence).body == text.body);
  const RawRelease pdf = attached("application/pdf", "\"a b.pdf\"", "%PDF-1.4");
  CHECK(pdf.body == "See below.\n");
  REQUIRE(pdf.unread.size() == 1);
  CHECK(pdf.unread[0].starts_with("attachment a b.pdf: a PDF document"));
  CHECK(attached("application/pdf; name*=utf-8''caf%C3%A9.pdf", "", "%PDF-1.4").unread.size() == 1);
  CHECK(attached("image/png", "logo.png", "\x89PNG").unread.empty());
  CHECK(attached("application/pgp-signature", "s.asc", "-----").unread.empty());
}

TEST_CASE("a line From separates mails only where it can") {
  const std::string mail = with_headers("\n" + sentence + "\n");
  const std::string first = "From a@b Wed Apr  5 10:00:00 2023\n" + mail;
  const auto count = [&](const std::string& rest) {
    return read_bytes("m.mbox", first + rest).size();
  };
  CHECK(count("\nFrom the lock keepers we hear more.\n\nMore.\n") == 1);
  CHECK(count("\nFrom 10:30 on the weir is closed.\n\nMore.\n") == 1);
  CHECK(count("\nFrom the lock keepers:\nSubject: weirs\n\nMore.\n") == 1);
  CHECK(count("\nFrom - Wed Apr  5 10:00:00 2023\n" + mail) == 2);
  CHECK(count("\nFrom root Wed Apr  5 10:00:00 2023\n" + mail) == 2);
  SECTION("also without an empty line before it") {
    CHECK(count("From a@b Wed Apr  5 10:00:00 2023\n" + mail) == 2);
  }
}

TEST_CASE("encoded words may be split inside a character") {
  CHECK(decode_header("=?utf-8?Q?Caf=C3?= =?utf-8?Q?=A9?= x") == "Café x");
  CHECK(decode_header("=?UTF-8?B?w6?=\n =?utf-8?b?k=?=") == "é");
  CHECK(decode_header("=?utf-8?B?w6k=?= =?utf-8?B?w6k=?=") == "éé");
  CHECK(decode_header("=?utf-8?Q?a?= =?iso-8859-1?Q?=E9?= b") == "aé b");
}

TEST_CASE("a message without an empty line behind its headers is read") {
  const RawRelease raw = read_mail(with_headers(sentence + "\nMore: of it.\n"));
  CHECK(raw.title == "S");
  CHECK(raw.body == sentence + "\nMore: of it.\n");
  CHECK(read_mail("\r\n\n" + with_headers("\n" + sentence + "\n")).body == sentence + "\n");
  CHECK(read_bytes("a.txt", "FROM: Ann\nTO: Editors\nSUBJECT: Weir\n" + sentence)[0].form !=
        "mail");
}

TEST_CASE("the spaces of flowed lines may be deleted") {
  CHECK(join_flowed_lines("港務 \n局。\n\nhttps://a.example/b/ \nc \n\nd", true) ==
        "港務局。\n\nhttps://a.example/b/c\n\nd\n");
}

TEST_CASE("files of Apple Mail are read") {
  const std::string mail = with_headers("\n" + sentence + "\n");
  const std::string plist = "<?xml version=\"1.0\"?>\n<plist><dict></dict></plist>\n";
  const RawRelease raw =
      read_mail(std::to_string(mail.size()) + "      \n" + mail + plist, "1.emlx");
  CHECK(raw.title == "S");
  CHECK(raw.body == sentence + "\n");
}

TEST_CASE("a message in parts that its boundary does not show is read") {
  const auto body_of = [](const std::string& rest) {
    return read_mail(with_headers("Content-Type: multipart/" + rest)).body;
  };
  CHECK(body_of("mixed; boundary=\"abc\"\n\n" + sentence + "\n") == sentence + "\n");
  CHECK(body_of("alternative\n\n" + sentence + "\n") == sentence + "\n");
  const std::string part = "\nContent-Type: text/plain\n\n" + sentence + "\n";
  CHECK(body_of("mixed; boundary=abc\n\n--xyz" + part + "--xyz--\n") == sentence + "\n");
  CHECK(body_of("mixed; boundary=abc\n\n--xyz\n\n" + sentence + "\n--xyz--\n") == sentence + "\n");
  CHECK(body_of("alternative\n\n--xyz" + part + "--xyz" + part + "--xyz--\n") == sentence + "\n");
}

TEST_CASE("a message says what of it hides the text") {
  const auto unread = [](const std::string& type) {
    return read_mail(with_headers("Content-Type: " + type + "\n\nMIAG\n")).unread;
  };
  for (const std::string type : {"application/pkcs7-mime; name=smime.p7m", "text/calendar"}) {
    INFO(type);
    CHECK(unread(type).size() == 1);
  }
  CHECK(unread("multipart/encrypted; boundary=b").front().starts_with("multipart/encrypted: enc"));
  CHECK(unread("application/pkcs7-mime; name=smime.p7m").front().starts_with("smime.p7m: enc"));
  CHECK(read_mail(multipart("mixed", {"Content-Type: text/plain\n\n" + sentence,
                                      "Content-Type: text/calendar\n\nBEGIN:VCALENDAR"}))
            .unread.empty());
  const auto records = read_bytes("a.eml",
                                  "From: a@b\nTo: b@c\nDate: x\nMIME-Version: 1.0\n"
                                  "Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n");
  REQUIRE(!records[0].raw);
  CHECK(records[0].raw.error().message.find("text/calendar") != std::string::npos);
}

TEST_CASE("of a mail with another attached, the one inside counts") {
  const std::string inner =
      "From: Press Office <p@a.example>\nTo: b@c\nSubject: The weir rises\n"
      "Date: Tue, 12 Mar 2024 09:02:00 +0100\n\n" +
      sentence + "\n";
  const std::string note = "Content-Type: text/plain\n\nFor the archive.\n";
  const std::string head = "Content-Type: message/rfc822\n";
  const auto check = [&](const std::string& part) {
    const RawRelease raw = read_mail(multipart("mixed", {note, part}));
    CHECK(raw.title == "The weir rises");
    CHECK(raw.issuer == "Press Office");
    CHECK(raw.date == "Tue, 12 Mar 2024 09:02:00 +0100");
    CHECK(trimmed(raw.body) == sentence);
    CHECK(raw.id == "1@b");
  };
  check(head + "\n" + inner);
  check(head +
        "Content-Transfer-Encoding: base64\n\n"
        "RnJvbTogUHJlc3MgT2ZmaWNlIDxwQGEuZXhhbXBsZT4KVG86IGJAYwpTdWJqZWN0OiBUaGUgd2Vp\n"
        "ciByaXNlcwpEYXRlOiBUdWUsIDEyIE1hciAyMDI0IDA5OjAyOjAwICswMTAwCgpUaGUgbG9jayBr\n"
        "ZWVwZXJzIG9mIFRhbm5pY2sgd2lsbCByYWlzZSB0aGUgd2VpciBieSB0d28gZmVldCBvbiBNb25k\n"
        "YXksIHRoZXkgc2FpZC4K\n");
  check(head + "\n" +
        with_headers("Content-Type: multipart/mixed; boundary=c\n\n--c\n" + head + "\n" + inner +
                     "--c--\n"));
  SECTION("but not one below a text") {
    const std::string text = "Content-Type: text/plain\n\n" + std::string(600, 'x') + "\n";
    CHECK(read_mail(multipart("mixed", {text, head + "\n" + inner})).title == "S");
  }
}

TEST_CASE("a file that a mail has in its text is no text") {
  const auto records = read_bytes("a.eml",
                                  "From: a@b\nSubject: S\nDate: x\n\nThe weir rises.\n\n"
                                  "begin 644 weir.jpg\nM_]C_X``02D9)1@`!`0$`2`!(``#_VP!#``@&!@<&!"
                                  "0@'!P<)\"0@*#!0-#`L+\n`\nend\n\nIt falls again.\n\nbegin 644 "
                                  "words\n");
  CHECK(records[0].raw->body.find("_VP!") == std::string::npos);
  CHECK(records[0].raw->body.find("The weir rises.") != std::string::npos);
  CHECK(records[0].raw->body.find("It falls again.") != std::string::npos);
  CHECK(records[0].raw->body.find("begin 644 words") != std::string::npos);
}

TEST_CASE("the signature of a mail is not part of its text") {
  const std::string head = "From: a@b.example\nTo: c@d\nSubject: Weir\nMIME-Version: 1.0\n\n";
  const auto body = [&](const std::string& text) {
    return std::string(trimmed(read_bytes("a.eml", head + text)[0].raw->body));
  };
  CHECK(body("It rises.\n\n-- \nIda Holm\nPress office\n") == "It rises.");
  CHECK(body("It rises.\n\n-- \n" + std::string(700, 'x')).ends_with("x"));
  CHECK(body("It rises.\n\n--\nBoats wait.\n").ends_with("Boats wait."));
}

}  // namespace
}  // namespace dateline
