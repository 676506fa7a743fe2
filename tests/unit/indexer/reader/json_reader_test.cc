#include "indexer/reader/json_reader.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

RawRelease read(const std::string& json) {
  INFO(json);
  const auto records = read_bytes("a.json", json);
  REQUIRE(records.size() == 1);
  REQUIRE(records[0].raw);
  return *records[0].raw;
}

TEST_CASE("fields with names that are not known are kept under them") {
  const auto records = read_bytes("a.json", R"({
    "title": "Weir", "text": "It rises.", "directorate": "Public  Works", "signed_by": ["Ida", "Odo"],
    "meta": {"region": "North", "open": true, "title": "Draft"}, "views": 12, "_score": 1.5,
    "empty": "", "none": null})");
  REQUIRE(records.size() == 1);
  CHECK(records[0].raw->fields == std::vector<std::string>{"directorate=Public Works",
                                                           "signed_by=Ida", "signed_by=Odo",
                                                           "meta.region=North", "meta.open=true",
                                                           "meta.title=Draft", "views=12"});
  SECTION("but not what is a text or far too much") {
    std::string many = R"({"title": "Weir", "text": "It rises.", "appendix": ")";
    many.append(500, 'x').append("\"");
    for (int i = 0; i < 100; ++i) many += ", \"k" + std::to_string(i) + "\": 1";
    const auto read = read_bytes("a.json", many + "}");
    REQUIRE(read.size() == 1);
    CHECK(read[0].raw->fields.size() == 32);
    CHECK(read[0].raw->fields.front() == "k0=1");
  }
  SECTION("those of a wrapped record as its own") {
    const auto hit = read_bytes(
        "a.json",
        R"({"_id": "7", "_source": {"title": "Weir", "body": "It rises.", "grade": "B"}})");
    REQUIRE(hit.size() == 1);
    CHECK(hit[0].raw->fields == std::vector<std::string>{"grade=B"});
    CHECK(hit[0].raw->source.empty());
    CHECK(hit[0].raw->body == "It rises.");
  }
}

TEST_CASE("the longest text under a name that is not known is the body where nothing else is") {
  std::string text = "The weir at Tannick rises in May, as the town has wished for years.";
  while (text.size() < 300) text += " It will be a hand higher than the old one was.";
  const auto body_of = [&](const std::string& fields) {
    const auto records =
        read_bytes("a.json", R"({"title": "Weir", "wording": ")" + text + '"' + fields + '}');
    REQUIRE(records.size() == 1);
    return records[0].raw->body;
  };
  CHECK(body_of("") == text);
  CHECK(body_of(R"(, "note": ["It rises.", "It will."])") == text);
  CHECK(body_of(R"(, "summary": "It rises.")") == text);
  CHECK(body_of(R"(, "text": "It rises.")") == "It rises.");
  SECTION("but data is not") {
    const auto records =
        read_bytes("a.json", R"({"title": "Weir", "seal": ")" + std::string(400, 'x') + "\"}");
    REQUIRE(records.size() == 1);
    CHECK(records[0].raw->body.empty());
  }
}

TEST_CASE("a text in the blocks of an editor is read in order") {
  const auto body_of = [](const std::string& json) {
    const auto records = read_bytes("a.json", json);
    REQUIRE(records.size() == 1);
    return records[0].raw->body;
  };
  const std::string expected = "The weir at Tannick rises in May.\n\nWhy\n\nThe town wants it so.";
  CHECK(body_of(R"({"title": "Weir", "content": [
      {"type": "paragraph", "style": "normal", "children": [{"text": "The weir at Tannick "},
       {"text": "rises", "bold": true}, {"text": " in May."}]},
      {"type": "heading", "children": [{"text": "Why"}]},
      {"type": "paragraph", "children": [{"text": "The town wants it so."}]}]})") == expected);
  CHECK(body_of(R"({"title": "Weir", "body": {"type": "doc", "content": [
      {"type": "paragraph", "content": [{"type": "text", "text": "The weir at Tannick rises in May."}]},
      {"type": "heading", "content": [{"type": "text", "text": "Why"}]},
      {"type": "paragraph", "content": [{"type": "text", "text": "The town wants it so."}]}]}})") ==
        expected);
  CHECK(body_of(R"({"title": "Weir", "summary": "It rises.", "sections": [
      {"kind": "html", "html": "<p>The weir at Tannick rises in the month of May.</p>"}]})")
            .find("month of May") != std::string::npos);
}

TEST_CASE("common names of fields are found by themselves") {
  const auto records = read_bytes("a.json", R"({
    "@type": "NewsArticle", "headline": "Fish &amp; chips", "articleBody": "<p>One</p><p>Two</p>",
    "datePublished": "2023-04-05T10:00:00Z", "publisher": {"@type": "Org", "name": "The Wire"},
    "author": [{"name": "A"}, {"name": "B"}], "keywords": ["x", "y"], "inLanguage": "en",
    "url": "https://a.example/1"})");
  REQUIRE(records.size() == 1);
  const RawRelease& raw = *records[0].raw;
  CHECK(records[0].form == "json");
  CHECK(raw.title == "Fish & chips");
  CHECK(raw.body_kind == BodyKind::html);
  CHECK(raw.date == "2023-04-05T10:00:00Z");
  CHECK(raw.source == "The Wire");
  CHECK(raw.issuer == "A");
  CHECK(raw.channels == std::vector<std::string>{"x", "y"});
  CHECK(raw.language == "en");
  CHECK(raw.url == "https://a.example/1");
}

TEST_CASE("the best of several names wins, whatever their order") {
  const auto records = read_bytes(
      "a.jsonl",
      R"({"description":"teaser","content":"whole","updated":"2020","published_at":"2019",)"
      R"("source":"https://a.example/list","domain":"a.example"})"
      "\n");
  REQUIRE(records.size() == 1);
  CHECK(records[0].raw->body == "whole");
  CHECK(records[0].raw->date == "2019");
  CHECK(records[0].raw->source == "a.example");
}

TEST_CASE("timestamps in seconds and milliseconds are dates") {
  const auto records =
      read_bytes("a.jsonl",
                 "{\"text\":\"a\",\"date\":1669075200}\n"
                 "{\"text\":\"a\",\"date\":1669075200000}\n"
                 "{\"text\":\"a\",\"date\":20221122}\n"
                 "{\"text\":\"a\",\"date\":{\"$date\":{\"$numberLong\":\"1669075200000\"}}}\n");
  REQUIRE(records.size() == 4);
  CHECK(records[0].raw->date == "2022-11-22");
  CHECK(records[1].raw->date == "2022-11-22");
  CHECK(records[2].raw->date == "20221122");
  CHECK(records[3].raw->date == "2022-11-22");
}

TEST_CASE("a record is found in the object that wraps it, whatever its key") {
  const std::string record =
      R"({"title": "Weir", "content": "It rises.", "published": "2017-03-14"})";
  for (const std::string key : {"article", "news", "text", "content", "Artikel", "item"}) {
    const RawRelease raw = read(
        fmt::format(R"({{"crawled": "2019-05-05", "date": "2019-05-05", "{}": {}}})", key, record));
    CHECK(raw.title == "Weir");
    CHECK(raw.body == "It rises.");
    CHECK(raw.date == "2017-03-14");
    CHECK(raw.fields == std::vector<std::string>{"crawled=2019-05-05"});
  }
  CHECK(read(R"({"status": "ok", "data": {"article": )" + record + "}}").body == "It rises.");
  CHECK(
      read(R"({"article": {"head": {"headline": "Weir"}, "body": {"paragraphs": ["It rises."]}}})")
          .title == "Weir");
  SECTION("but not where it is another one, or stands for text") {
    CHECK(read(R"({"title": "Lock", "body": "It falls.", "next": )" + record + "}").title ==
          "Lock");
    CHECK(read(R"({"title": {"rendered": "Weir"}, "content": {"rendered": "It rises."}})").body ==
          "It rises.");
    CHECK(read(R"({"title": "Weir", "body": {"type": "html", "value": "It rises."}})").body ==
          "It rises.");
  }
}

TEST_CASE("facts in an object beside the text are those of the record") {
  const RawRelease raw = read(R"({"text": "It rises.", "metadata": {"title": "Weir",
      "url": "https://a.example/1", "date": "2017-03-14", "source": "Gazette", "region": "North"},
      "image": {"url": "https://a.example/1.png"}})");
  CHECK(raw.title == "Weir");
  CHECK(raw.url == "https://a.example/1");
  CHECK(raw.date == "2017-03-14");
  CHECK(raw.source == "Gazette");
  CHECK(raw.fields ==
        std::vector<std::string>{"metadata.region=North", "image.url=https://a.example/1.png"});
  CHECK(read(R"({"title": "Weir", "text": "It rises.", "date": "2017-03-14",
      "meta": {"published": "2018-01-01"}})")
            .date == "2017-03-14");
}

TEST_CASE("dates in JSON are objects, numbers and lists, too") {
  const auto date_of = [](const std::string& date) {
    return read(R"({"title": "Weir", "date": )" + date + "}").date;
  };
  CHECK(date_of(R"({"year": 2017, "month": 3, "day": 14})") == "2017-03-14");
  CHECK(date_of(R"({"date": "2017-03-14 09:30:00.000000", "timezone_type": 3,
                    "timezone": "Europe/Berlin"})") == "2017-03-14 09:30:00.000000");
  CHECK(date_of("1489480200000000") == "2017-03-14");
  CHECK(date_of(R"("Last updated: 5 May 2019 | Published: 14 March 2017")") ==
        "Published: 14 March 2017");
}

TEST_CASE("a value that is no day leaves the date to the next name") {
  CHECK(read(R"({"title": "Weir", "published": 1, "created": "2017-03-14"})").date == "2017-03-14");
  CHECK(read(R"({"title": "Weir", "date": "3 hours ago", "timestamp": "2017-03-14T10:00:00Z"})")
            .date == "2017-03-14T10:00:00Z");
  CHECK(read(R"({"title": "Weir", "date": "3 hours ago"})").date == "3 hours ago");
}

TEST_CASE("objects with a text are paragraphs, and runs of letters only in blocks") {
  const std::string expected = "It rises in May.\n\nWe waited.";
  CHECK(read(R"({"title": "Weir", "paragraphs": [{"text": "It rises in May."},
                 {"text": "We waited."}]})")
            .body == expected);
  CHECK(read(R"({"title": "Weir", "body": [{"slice": "text", "primary": {"text": [
                 {"type": "paragraph", "text": "It rises in May.", "spans": []},
                 {"type": "paragraph", "text": "We waited.", "spans": []}]}}]})")
            .body == expected);
  CHECK(read(R"({"title": "Weir", "sections": [{"heading": "When", "text": "It rises in May."},
                 {"heading": "Why", "text": "We waited."}]})")
            .body == "When\n\nIt rises in May.\n\nWhy\n\nWe waited.");
  CHECK(read(R"({"title": "Weir", "body": [{"children": [{"text": "It rises "},
                 {"text": "in May."}]}, {"children": [{"text": "We waited."}]}]})")
            .body == expected);
}

TEST_CASE("a list under the name of blocks that is no text is a field") {
  const RawRelease raw = read(R"({"title": "Weir", "body": "It rises.",
      "components": ["Office of the Surveyor of Weirs and Locks"]})");
  CHECK(raw.body == "It rises.");
  CHECK(raw.fields ==
        std::vector<std::string>{"components=Office of the Surveyor of Weirs and Locks"});
}

TEST_CASE("of a text in several languages, all are kept") {
  const RawRelease raw = read(R"({"headline": {"en": "Weir rises", "de": "Wehr steigt"},
      "text": {"en": "It rises.", "de": "Es steigt."}})");
  CHECK(raw.title == "Weir rises");
  CHECK(raw.body == "Wehr steigt\n\nIt rises.\n\nEs steigt.");
  CHECK(read(R"({"headline": {"en": "Weir", "de": "Wehr"}, "text": "It rises."})").body ==
        "Wehr\n\nIt rises.");
}

TEST_CASE("numbers of other tables are no names, and lists written as text are lists") {
  const RawRelease raw = read(R"({"title": "Weir", "author": 3, "categories": [5, 8],
      "tags": "['ports', \"O'Hara\", 'old \"new\" quay']"})");
  CHECK(raw.issuer.empty());
  CHECK(raw.channels == std::vector<std::string>{"ports", "O'Hara", "old \"new\" quay"});
  CHECK(read(R"({"title": "Weir", "tags": "['ports', 'locks']", "authors": "[\"Ida Holm\"]"})")
            .channels == std::vector<std::string>{"ports", "locks"});
  CHECK(read(R"({"title": "Weir", "tags": ["2017", "locks"]})").channels ==
        std::vector<std::string>{"2017", "locks"});
  CHECK(read(R"({"title": "Weir", "authors": "[\"Ida Holm\"]"})").issuer == "Ida Holm");
  CHECK(
      read(R"({"title": "Weir", "keywords": [{"name": "subject", "value": "Locks"}]})").channels ==
      std::vector<std::string>{"Locks"});
}

TEST_CASE("addresses stand under several names") {
  CHECK(
      read(R"({"title": "Weir", "source": "https://a.example/1", "hostname": "a.example"})").url ==
      "https://a.example/1");
  CHECK(read(R"({"title": "Weir", "source": "https://a.example/1"})").id.empty());
  CHECK(read(R"({"title": "Weir", "mainEntityOfPage": {"@id": "https://a.example/1"}})").url ==
        "https://a.example/1");
  CHECK(read(R"({"title": "Weir", "external_url": "https://a.example/1"})").url ==
        "https://a.example/1");
  CHECK(read(R"({"headline": {"main": "Weir", "kicker": null}, "text": "It rises."})").title ==
        "Weir");
}

TEST_CASE("a body in blocks below other keys is read") {
  const std::string one =
      "<p>The weir rises by two feet on Monday, the keepers of the lock said in a letter to the "
      "town.</p>";
  const std::string two =
      "<p>The mayor of Tannick looks after it and has asked the owners of boats to wait until "
      "Tuesday.</p>";
  for (
      const char* const pattern : {
          R"("acf":{"flexible":[{"layout":"a","columns":[{"column_text":"{0}"}]},{"columns":[{"column_text":"{1}"}]}]})",
          R"("rows":[{"columns":[{"html":"{0}"}]},{"columns":[{"html":"{1}"}]}])",
          R"("field_content":[{"type":"text","field_text":[{"value":"{0}","processed":"{0}"}]},)"
          R"({"type":"text","field_text":[{"value":"{1}"}]}])",
      }) {
    std::string json = R"({"title":"Weir",)" + std::string(pattern) + "}";
    for (const auto& [mark, text] : {std::pair("{0}", one), std::pair("{1}", two)}) {
      for (std::size_t at = 0; (at = json.find(mark)) != json.npos;) json.replace(at, 3, text);
    }
    CHECK(read(json).body == fmt::format("{}\n\n{}", one, two));
  }
}

TEST_CASE("a list of other records is no body") {
  const RawRelease raw =
      read(R"({"title":"Weir","summary":"It rises.","see":[{"url":"https://a.example/","teaser":)"
           R"("The mayor of Tannick looks after the weir and the lock, and so do all of us."}]})");
  CHECK(raw.body == "It rises.");
}

TEST_CASE("a body that is JSON in a string is read") {
  CHECK(read(R"({"title":"Weir","body":"{\"type\":\"doc\",\"content\":[{\"type\":\"paragraph\",)"
             R"(\"content\":[{\"type\":\"text\",\"text\":\"It rises.\"}]},{\"type\":\"paragraph\",)"
             R"(\"content\":[{\"type\":\"text\",\"text\":\"We wait.\"}]}]}"})")
            .body == "It rises.\n\nWe wait.");
  CHECK(read(R"({"title":"Weir","body":"{sic} It rises. {sic}"})").body == "{sic} It rises. {sic}");
}

TEST_CASE("values of DynamoDB are read with their types") {
  const RawRelease raw = read(
      R"({"Item":{"title":{"S":"Weir"},"publishedAt":{"N":"1559649600"},"body":{"S":"It rises."},)"
      R"("tags":{"L":[{"S":"Works"},{"S":"Water"}]}}})");
  CHECK(raw.title == "Weir");
  CHECK(raw.body == "It rises.");
  CHECK(raw.date == "2019-06-04");
  CHECK(raw.channels == std::vector<std::string>{"Works", "Water"});
}

TEST_CASE("the date of release in a field of the editors wins over that of the system") {
  CHECK(read(R"({"date":"2024-02-01","title":"Weir","acf":{"release_date":"20180130"},"text":"x"})")
            .date == "20180130");
  CHECK(read(R"({"attributes":{"title":"Weir","created":"2023-12-01","field_date":"2021-02-18",)"
             R"("body":"x"}})")
            .date == "2021-02-18");
  CHECK(read(R"({"title":"Weir","publishedAt":"2022-01-03","releaseDate":"2022-04-01","text":"x"})")
            .date == "2022-04-01");
}

TEST_CASE("dates that databases write as objects are read") {
  for (const auto* const date : {R"({"iso": "2021-03-09"})", R"({"_seconds": 1615291200})",
                                 R"({"seconds": 1615291200, "nanos": 0})", "[2021, 3, 9, 10, 0]"}) {
    CHECK(read(fmt::format(R"({{"title": "Weir", "date": {}}})", date)).date == "2021-03-09");
  }
}

TEST_CASE("of the texts that a crawler made of one page, the whole one is the body") {
  CHECK(
      read(
          R"({"title": "Weir", "html": "<html>", "markdown": {"raw_markdown": "It rises. It rains.",
                 "fit_markdown": "It rises."}})")
          .body == "It rises. It rains.");
}

}  // namespace
}  // namespace dateline
