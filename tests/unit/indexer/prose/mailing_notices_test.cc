#include "indexer/prose/mailing_notices.h"

#include <catch2/catch.hpp>
#include <string>

#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

const std::string text = "The ferry will run again in May.\nTickets will cost as much as before.\n";

std::string without_notices_of(std::string mailing) {
  drop_mailing_notices(mailing);
  return mailing;
}

TEST_CASE("a mailing has notices above and below its text") {
  for (const std::string notice :
       {"Having trouble reading this email? View it in your browser.", "View in browser",
        "Wird diese E-Mail nicht richtig angezeigt? Im Browser öffnen.",
        "Si vous ne parvenez pas à lire ce message, cliquez ici", "Ver en el navegador"}) {
    CAPTURE(notice);
    CHECK(without_notices_of(notice + "\n" + text) == text);
  }
  for (const std::string notice :
       {"Unsubscribe | Manage preferences",
        "You receive this message because you are registered as a journalist. Unsubscribe",
        "Sie erhalten diese E-Mail, weil Sie in unserem Presseverteiler stehen. Abmelden",
        "Vous recevez ce message car vous êtes inscrit à notre liste. Se désabonner",
        "Отписаться от рассылки", "配信停止はこちら", "수신거부"}) {
    CAPTURE(notice);
    CHECK(without_notices_of(text + notice + "\n") == text);
    CHECK(without_notices_of(text + notice + "\n© 2024 Acme Ferries, 1 Quay Road\n") == text);
  }
}

TEST_CASE("contacts below a notice and text like one stay") {
  for (const std::string& mailing :
       {text + "Unsubscribe\nPress contact: Ida Holm, 555-0130, ida@acme.example\n",
        text + "Customers may unsubscribe at any time.\n",
        text + "Unsubscribed readers will be told by letter.\n",
        "View in the harbour: the ferry.\n" + text}) {
    CHECK(without_notices_of(mailing) == mailing);
  }
}

TEST_CASE("mail in HTML alone shows neither its preheader nor its notices") {
  const std::string paragraph =
      "<p>The ferry will run again in May, the harbour board of Wexcombe said on Tuesday.</p>";
  const auto records = test::read_bytes(
      "a.eml",
      "From: a@b.example\nTo: c@d.example\nSubject: Ferry to run again\n"
      "Date: Tue, 14 Mar 2017 09:30:00 +0000\nMIME-Version: 1.0\n"
      "Content-Type: text/html; charset=utf-8\n\n<html><body>"
      "<div style=\"display:none;max-height:0\">All about the ferry.&zwnj;&nbsp;&zwnj;</div>"
      "<table><tr><td><a href=v>View in browser</a></td></tr></table><h1>Ferry to run again</h1>" +
          paragraph + paragraph +
          "<p>You receive this email because you asked for it. <a href=u>Unsubscribe</a></p>"
          "</body></html>\n");
  const std::string& body = records.at(0).raw->body;
  CHECK(body.starts_with("Ferry to run again\nThe ferry will run"));
  CHECK(body.ends_with("said on Tuesday.\n"));
}

}  // namespace
}  // namespace dateline
