#include "indexer/clean/cleaner.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

namespace dateline {
namespace {

Release cleaned(RawRelease raw) {
  Record record;
  record.dump = std::make_shared<const Dump>();
  record.origin.file = "press/the\ncrane.json";
  return clean(record, std::move(raw)).value();
}

TEST_CASE("every field of a release but its body is one line") {
  RawRelease raw;
  raw.id = "a\n1\t";
  raw.url = "https://quay\n.example/crane\r\n";
  raw.source = "Quay\nNews";
  raw.issuer = "The\nQuay";
  raw.place = "Port\tEllen";
  raw.title = "The\ncrane";
  raw.channels = {"Ports\nand ships", " \n"};
  raw.body = "It lifts forty tons.\nIt needs a crew of two.";
  const Release release = cleaned(raw);
  CHECK(release.id == "a 1");
  CHECK(release.url == "https://quay .example/crane");
  CHECK(release.source == "Quay News");
  CHECK(release.issuer == "The Quay");
  CHECK(release.place == "Port Ellen");
  CHECK(release.title == "The crane");
  CHECK(release.channels == std::vector<std::string>{"Ports and ships"});
  CHECK(release.body == raw.body);
}

TEST_CASE("what stands for a missing field is one line too") {
  RawRelease raw;
  raw.url = "https://quay\n.example/crane";
  CHECK(cleaned(raw).source == "quay .example");
  CHECK(cleaned(raw).id == "https://quay .example/crane");
  CHECK(cleaned(raw).title == "the crane");
  raw.body = "The crane\nlifts forty tons";
  CHECK(cleaned(raw).title == "The crane lifts forty tons");
}

TEST_CASE("a page of nothing but menus is refused") {
  RawRelease raw;
  raw.whole_page = true;
  raw.body = "Home\nNews\nAbout us\nContact us\nLatest news\nPrivacy policy\n";
  Record record;
  record.dump = std::make_shared<const Dump>();
  record.origin.file = "press/6.txt";
  const auto release = clean(record, std::move(raw));
  REQUIRE_FALSE(release);
  CHECK(release.error().message == "page of nothing but menus");
}

TEST_CASE("an identifier or address of any bytes becomes text") {
  RawRelease raw;
  raw.body = "The crane lifts forty tons.";
  raw.id = "caf\xE9\a\x01.1@quay.example";
  raw.url = "https://quay.example/caf\xE9\x7F/crane\x1B";
  const Release release = cleaned(raw);
  CHECK(release.id == "café.1@quay.example");
  CHECK(release.url == "https://quay.example/café/crane");
}

TEST_CASE("a release knows where its facts come from") {
  RawRelease raw;
  raw.body = "PORT ELLEN, May 4, 2019 -- The crane lifts forty tons.\n\nSOURCE Quay Works";
  Release release = cleaned(raw);
  CHECK(release.sources.title == FactSource::text);
  CHECK(release.sources.source == FactSource::path);
  CHECK(release.issuer == "Quay Works");
  CHECK(release.sources.issuer == FactSource::text);
  CHECK(release.sources.place == FactSource::dateline);
  CHECK(release.sources.channels == FactSource::none);

  raw.url = "https://quay.example/crane";
  raw.title = "A crane";
  raw.issuer = "The Quay";
  raw.place = "Port";
  raw.channels = {" ", "Ports"};
  release = cleaned(raw);
  CHECK(release.sources == FactSources{FactSource::markup, FactSource::url, FactSource::markup,
                                       FactSource::markup, FactSource::markup});
  raw.source = "Quay News";
  raw.title.clear();
  raw.body.clear();
  release = cleaned(raw);
  CHECK(release.sources.source == FactSource::markup);
  CHECK(release.sources.title == FactSource::path);
}

TEST_CASE("the source is the folder above pages and ids, or the site in the title") {
  const auto source_of = [](std::string file, std::string site = {}) {
    Record record;
    record.dump = std::make_shared<const Dump>();
    record.origin.file = std::move(file);
    RawRelease raw;
    raw.title = "Ferry to Run Again";
    raw.site_in_title = std::move(site);
    raw.body = "The ferry runs again.";
    return clean(record, std::move(raw)).value().source;
  };
  CHECK(source_of("quay/2012/05/ferry-runs/index.html") == "quay");
  CHECK(source_of("quay.example/index.html") == "quay.example");
  CHECK(source_of("quay/press.nsf/0/A4B1C2D3E4F5/OpenDocument.html") == "press.nsf");
  CHECK(source_of("quay/ferry.html") == "quay");
  CHECK(source_of("index.html").empty());
  CHECK(source_of("quay/ferry.html", "Quay Town Hall") == "Quay Town Hall");
}

TEST_CASE("a date in words below the text settles the order of numbers", "[dates]") {
  RawRelease raw;
  raw.title = "Ferry to Run Again";
  raw.date = "08/07/2003";
  raw.body = "The ferry runs again, the harbor office said today.";
  CHECK(cleaned(raw).date->iso() == "2003-08-07");
  raw.below = "End/Tuesday, July 8, 2003\nPrevious document";
  CHECK(cleaned(raw).date->iso() == "2003-07-08");
}

TEST_CASE("the language that a page states counts where its text is too short") {
  RawRelease raw;
  raw.title = "45";
  raw.body = "45 000";
  raw.language = "sv-se";
  CHECK(cleaned(raw).language == "sv");
}

TEST_CASE("the issuer is who provided a release by the notice of a wire") {
  RawRelease raw;
  raw.body =
      "Crane lifts forty tons\n\nNews provided by\n\nQuay Works\n\nMay 4, 2019\n\n"
      "PORT ELLEN, May 4, 2019 /PRNewswire/ -- The crane lifts forty tons, the harbour said.\n";
  CHECK(cleaned(raw).issuer == "Quay Works");
  raw.body =
      "Port Ellen (ots) - Der Kran hebt vierzig Tonnen, wie der Hafen am Montag mitteilte.\n\n"
      "Original-Content von: Quay Works, übermittelt durch news aktuell\n";
  CHECK(cleaned(raw).issuer == "Quay Works");
}

}  // namespace
}  // namespace dateline
