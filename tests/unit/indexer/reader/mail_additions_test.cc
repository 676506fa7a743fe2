#include "indexer/reader/mail_additions.h"

#include <catch2/catch.hpp>
#include <string>

#include "common/text/ascii.h"
#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

const std::string sentence =
    "The lock keepers of Tannick will raise the weir by two feet on Monday, they said.\n";
const std::string release = sentence + sentence + "\n" + sentence + sentence + sentence;

RawRelease read_mail(const std::string& text) {
  return *read_bytes("a.eml", text).at(0).raw;
}

const std::string head =
    "From: a@b.example\nTo: c@d.example\nDate: Tue, 14 Mar 2017 09:30:00 +0000\n";

TEST_CASE("a release in an answer stands without the question") {
  for (const std::string who :
       {"On Mon, Mar 13, 2017 at 9:12 AM Ida Holm <ida@quay.example> wrote:",
        "On Monday, 13 March 2017, Ida Holm of the Quay Gazette\n<ida@quay.example> wrote:",
        "Am Mo., 13. März 2017 um 09:12 Uhr schrieb Ida Holm <ida@quay.example>:",
        "2017年3月13日(月) 9:12 Ida Holm <ida@quay.example>:"}) {
    const std::string question = who + "\n\n> Could you send us your text?\n>\n> Ida Holm\n";
    CHECK(trimmed(without_mail_additions(release + "\n" + question)) == trimmed(release));
    CHECK(trimmed(without_mail_additions(question + "\n" + release)) == trimmed(release));
  }
}

TEST_CASE("a quotation stays if it is the release, or if nobody is said to have written it") {
  const std::string who = "On Mon, Mar 13, 2017 at 9:12 AM Ida Holm <ida@quay.example> wrote:\n";
  std::string quoted;
  for (int i = 0; i < 9; ++i) quoted += "> " + sentence;
  for (const std::string& text :
       {"As agreed.\n\n" + who + quoted, release + "\nThe mayor said:\n> It opens in May.\n",
        release + "\n> Read more: www.quay.example\n"}) {
    CHECK(without_mail_additions(text) == text);
  }
}

TEST_CASE("what Mailman adds to a mail is no part of it") {
  const std::string scrubbed =
      "-------------- next part --------------\nA non-text attachment was scrubbed...\n"
      "Name: weir.pdf\nType: application/pdf\nSize: 48211 bytes\nDesc: not available\n"
      "URL: <http://lists.example/pipermail/press/attachments/1/weir.pdf>\n";
  CHECK(trimmed(without_mail_additions(release + scrubbed)) == trimmed(release));
  const std::string part = "-------------- next part --------------\n" + sentence;
  CHECK(without_mail_additions(release + part) == release + sentence);
  const std::string footer =
      "_______________________________________________\n"
      "Press mailing list\nhttps://lists.example/mailman/listinfo/press\n";
  CHECK(without_mail_additions(release + footer) == release);
}

TEST_CASE("a title has neither the prefix of an answer nor the name of a mailing list") {
  const auto title = [](const std::string& headers, const std::string& subject) {
    return read_mail(headers + "Subject: " + subject + "\n\n" + release).title;
  };
  CHECK(title(head, "Re: The weir rises") == "The weir rises");
  CHECK(title(head, "AW: SV: The weir rises") == "The weir rises");
  const std::string list = head + "List-Id: News for the press <press.lists.example>\n";
  CHECK(title(list, "[Press] The weir rises") == "The weir rises");
  CHECK(title(list, "Re: [press] Re: The weir rises") == "The weir rises");
  CHECK(title(list, "[Update] The weir rises") == "[Update] The weir rises");
  CHECK(title(head, "[Press] The weir rises") == "[Press] The weir rises");
  CHECK(title("From: ida at quay.example (Ida Holm)\nDate: Tue, 14 Mar 2017 09:30:00 +0000\n"
              "Message-ID: <1@quay.example>\n",
              "[Press] The weir rises") == "The weir rises");
}

TEST_CASE("each word of a subject in ISO-2022-JP is decoded by itself") {
  CHECK(read_mail(head +
                  "Subject: =?iso-2022-jp?b?GyRCMWEkLDheGyhC?=\n"
                  " =?iso-2022-jp?b?GyRCN24kSz5lJCwkaxsoQg==?=\n\n" +
                  release)
            .title == "堰が五月に上がる");
}

TEST_CASE("a note above a release in a mail is no part of it") {
  const std::string subject = head + "Subject: The weir rises\n";
  const std::string text = "The weir rises\n\n" + release;
  for (const std::string note :
       {"Dear editors,\n\nplease find below our press release.\n\n",
        "Sehr geehrte Damen und Herren,\n\nanbei unsere Pressemitteilung.\n\n"}) {
    CHECK(trimmed(read_mail(subject + "\n" + note + text).body).starts_with("The weir rises"));
  }
  const std::string attached =
      "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
      "Content-Type: text/plain\n\nOur release is attached.\n--b\n"
      "Content-Type: text/plain\n\n" +
      text + "--b--\n";
  CHECK(trimmed(read_mail(subject + attached).body).starts_with("The weir rises"));
  for (const std::string above : {"For the morning of May 3, 2021,\n\n", "Acme Weirs\n\n"}) {
    CHECK(trimmed(read_mail(subject + "\n" + above + text).body).starts_with(above.substr(0, 4)));
  }
  CHECK(read_mail(subject + "\nDear editors,\n\n" + release).body.find("Dear") < 3);
}

TEST_CASE("the head of a forwarded mail keeps its lines") {
  const std::string text =
      "Zur Kenntnis.\n\n-------- Weitergeleitete Nachricht --------\n"
      "Betreff: \tDie Schleusenwärter von Tannick heben das Wehr um zwei Fuß\n"
      "Datum: \tMon, 13 Mar 2017 09:12:00 +0000\nVon: \tPressestelle <p@a.example>\n"
      "An: \tc@d.example\n\n" +
      release;
  const RawRelease raw = read_mail(head +
                                   "Subject: Fwd: Das Wehr\n"
                                   "Content-Type: text/plain; charset=utf-8\n\n" +
                                   text);
  CHECK(raw.title == "Die Schleusenwärter von Tannick heben das Wehr um zwei Fuß");
  CHECK(raw.date == "Mon, 13 Mar 2017 09:12:00 +0000");
  CHECK(raw.issuer == "Pressestelle");
}

TEST_CASE("a forwarded mail is opened in Japanese") {
  for (const std::string mark :
       {"転送されたメッセージ:", "-------- 転送されたメッセージ --------"}) {
    const RawRelease raw = read_mail(
        head + "Subject: =?utf-8?q?Fwd=3A_weir?=\nContent-Type: text/plain; charset=utf-8\n\n" +
        "ご参考まで。\n\n" + mark +
        "\n\n件名: 堰が上がる\n日付: 2017年3月13日 9:12:00 JST\n"
        "差出人: 広報室 <p@a.example>\n宛先: c@d.example\n\n堰は五月に上がる。\n");
    CHECK(raw.title == "堰が上がる");
    CHECK(raw.date == "2017年3月13日 9:12:00 JST");
    CHECK(trimmed(raw.body) == "堰は五月に上がる。");
  }
}

}  // namespace
}  // namespace dateline
