#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/dump_reader.h"

namespace dateline {
namespace {

using test::read_bytes;

TEST_CASE("JSON Lines are read line by line") {
  const auto records = read_bytes("a.jsonl",
                                  "{\"id\":7,\"title\":\"One\",\"text\":\"Body\"}\n\n"
                                  "{\"id\":\"x\",\"title\":\"Two\",\"text\":null}\r\n"
                                  "{broken}\n{\"text\":null}\n[1]\n{\"body\":\"last\"}");
  REQUIRE(records.size() == 6);
  CHECK(records[0].form == "json-lines");
  CHECK(records[0].raw->id == "7");
  CHECK(records[0].raw->body == "Body");
  CHECK(records[1].raw->title == "Two");
  CHECK(records[1].raw->body.empty());
  CHECK(records[1].record.origin.record == 1);
  CHECK(records[1].record.origin.offset == 38);
  CHECK(records[2].raw.error().message.starts_with("invalid JSON"));
  CHECK(records[3].raw.error().message == "no title and no text; found the keys text");
  CHECK(records[4].raw.error().message == "not a JSON object");
  CHECK(records[5].raw->body == "last");
}

TEST_CASE("lines of an array without its brackets are read") {
  const auto records = read_bytes(
      "a.jsonl", "{\"title\":\"One\"},\n{\"title\":\"Two\"},\r\n{\"title\":\"Three\"}\n");
  REQUIRE(records.size() == 3);
  CHECK(records[0].raw->title == "One");
  CHECK(records[1].raw->title == "Two");
  CHECK(records[2].raw->title == "Three");
}

TEST_CASE("the actions of a bulk request are no releases") {
  const auto records = read_bytes("bulk.jsonl",
                                  "{\"index\":{\"_id\":\"1\"}}\n{\"title\":\"One\"}\n"
                                  "{ \"create\" : {} }\n{\"title\":\"Two\"}\n"
                                  "{\"index\":7,\"title\":\"Three\"}\n");
  REQUIRE(records.size() == 3);
  CHECK(records[0].raw->title == "One");
  CHECK(records[1].raw->title == "Two");
  CHECK(records[2].raw->title == "Three");
}

TEST_CASE("a record without text is refused with its keys") {
  const auto records = read_bytes("a.json", R"({"size": 1, "path": "x"})");
  REQUIRE(records.size() == 1);
  CHECK(records[0].raw.error().message == "no title and no text; found the keys size, path");
}

TEST_CASE("arrays, consecutive objects and lists in an object are split into records") {
  const std::string two = R"({"title":"A ] } \" [","text":"x"}, {"title":"B","text":["p","q"]})";
  for (const std::string& json :
       {"[" + two + "]", "\n [\n" + two + " ]\n",
        "{\"version\":\"1\",\"items\":[" + two + "],\"n\":{}}",
        "{\"title\":\"of the feed\", \"items\": [" + two + "]}",
        "{\"message\":\"2 found\",\"data\":{\"items\":[" + two + "],\"next\":null}}",
        "{\"response\":{\"numFound\":2,\"docs\":[" + two + "]},\"facets\":{\"a\":[1]}}",
        "{\"hits\":{\"total\":{\"value\":2},\"hits\":[" + two + "]}}",
        "[[" + two.substr(0, two.find(", ")) + "], [" + two.substr(two.find(", ") + 2) + "]]",
        "{\"articles\":[" + two.substr(0, two.find(", ")) + "], \"posts\":[" +
            two.substr(two.find(", ") + 2) + "]}",
        std::string("{\n\"title\":\"A ] } \\\" "
                    "[\",\"text\":\"x\"}\n{\"title\":\"B\",\"text\":[\"p\",\"q\"]}")}) {
    INFO(json);
    const auto records = read_bytes("a.json", json);
    REQUIRE(records.size() == 2);
    CHECK(records[0].raw->title == "A ] } \" [");
    CHECK(records[1].raw->body == "p\n\nq");
    CHECK(json.substr(records[1].record.origin.offset, records[1].record.origin.length) ==
          records[1].record.bytes);
  }
}

TEST_CASE("a JSON Feed is the source of its items, also on a line of its own") {
  const std::string items =
      R"([{"title":"A","content_text":"One."},{"title":"B","content_text":"Two.","language":"fr"}])";
  const std::string head = R"("version":"https://jsonfeed.org/version/1.1","title":"Port News",)"
                           R"("description":"All of the port","language":"en")";
  const std::string feed = fmt::format(R"({{{},"items":{}}})", head, items);
  for (const std::string& json : {feed, feed + "\n"}) {
    INFO(json);
    const auto records = read_bytes("a.json", json);
    REQUIRE(records.size() == 2);
    CHECK(records[0].raw->source == "Port News");
    CHECK(records[0].raw->language == "en");
    CHECK(records[1].raw->source == "Port News");
    CHECK(records[1].raw->language == "fr");
  }
  // What stands behind the items has not been read yet.
  const auto late = read_bytes("a.json", "{\"items\":" + items + "," + head + "}");
  REQUIRE(late.size() == 2);
  CHECK(late[0].raw->source.empty());
  // A list of other objects says nothing of a source.
  const auto other = read_bytes("a.json", R"({"title":"Search results","items":)" + items + "}");
  REQUIRE(other.size() == 2);
  CHECK(other[0].raw->source.empty());
}

TEST_CASE("what describes a list of releases is none of them") {
  const std::string title = R"({"meta":{"title":"Releases","description":"All of them"},)";
  const auto records = read_bytes(
      "a.json",
      title + R"("2017":[{"title":"A","text":"One."}],"2018":[{"title":"B","text":"x"}]})");
  REQUIRE(records.size() == 2);
  CHECK(records[0].raw->title == "A");
  CHECK(records[1].raw->title == "B");
}

TEST_CASE("a release with lists in it is one release") {
  for (const std::string_view json : {
           R"({"title":"T","body":"B","documents":[{"title":"no release"}]})",
           R"({"title":"T","media":{"items":[{"title":"no release"}]},"body":"B"})",
           R"({"title":"T","body":"B","tags":["data",[{"title":"no release"}]]})",
       }) {
    INFO(json);
    const auto records = read_bytes("a.json", std::string(json));
    REQUIRE(records.size() == 1);
    CHECK(records[0].raw->title == "T");
    CHECK(records[0].raw->body == "B");
  }
}

TEST_CASE("releases under keys, and in lists with any name, are all read") {
  const std::string a = R"({"title":"A","date":"2023-04-01","text":"One."})";
  const std::string b = R"({"title":"B","date":"2023-04-02","text":"Two."})";
  const auto filled = [&](std::string json) {
    const auto fill = [&](const std::string& mark, const std::string& text) {
      for (std::size_t at = 0; (at = json.find(mark)) != json.npos;)
        json.replace(at, mark.size(), text);
    };
    fill("<both>", "[<A>,<B>]");
    fill("<A>", a);
    fill("<B>", b);
    return json;
  };
  for (const char* const pattern : {
           R"({"r1":<A>,"r2":<B>})",
           R"({"releases":{"1":<A>,"2":<B>}})",
           R"({"total":2,"data":{"1":<A>,"2":<B>},"page":{"next":null}})",
           R"({"results":[<A>],"featured":[<B>]})",
           R"({"featured":[<A>],"results":[<B>]})",
           R"({"feed":{"title":"x","entry":<both>}})",
           R"({"rss":{"channel":{"title":"x","item":<both>}}})",
           R"({"pressReleases":<both>})",
           R"({"Items":<both>})",
           R"({"data":{"posts":{"nodes":<both>}}})",
           R"({"pages":<both>})",
           R"({"title":"All","office":{"title":"The office","mitteilungen":<both>}})",
           R"({"mitteilungen":<both>,"pagination":{"title":"Pages"}})",
       }) {
    const std::string json = filled(pattern);
    INFO(json);
    CHECK(read_bytes("a.json", json + "\n").size() == 2);
    CHECK(read_bytes("a.jsonl", fmt::format("{0}\n{0}\n", json)).size() == 4);
    CHECK(read_bytes("a.json", fmt::format("[{0},\n{0}]", json)).size() == 4);
    const auto records = read_bytes("a.json", json);
    REQUIRE(records.size() == 2);
    CHECK(records[0].raw->title == "A");
    CHECK(records[1].raw->title == "B");
    CHECK(records[1].raw->body == "Two.");
    CHECK(json.substr(records[1].record.origin.offset, records[1].record.origin.length) == b);
  }
  SECTION("but no parts of a release") {
    for (const char* const pattern : {
             R"({"headline":"A","text":"One.","see":<both>})",
             R"({"see":<both>,"headline":"A","text":"One."})",
             R"({"id":1,"attributes":<A>,"see":[<B>]})",
             R"({"title":"A","parts":[{"title":"B","text":"1"},{"title":"C","text":"2"}]})",
             R"({"id":1,"attributes":<A>,"topic":{"title":"C","text":""}})",
         }) {
      const std::string json = filled(pattern);
      INFO(json);
      CHECK(read_bytes("a.json", json + "\n").size() == 1);
      CHECK(read_bytes("a.json", fmt::format("[{0},\n{0}]", json)).size() == 2);
      const auto records = read_bytes("a.json", json);
      REQUIRE(records.size() == 1);
      CHECK(records[0].raw->title == "A");
    }
  }
  SECTION("nor what else an answer says") {
    const auto records = read_bytes(
        "a.json", filled(R"({"items":<both>,"topics":[{"title":"C","description":"All about C"}],)"
                         R"("table":{"rows":[{"value":1}],"pages":[{"number":1}]}})"));
    CHECK(records.size() == 2);
  }
}

TEST_CASE("an object without a release says that it has no list of them") {
  const auto hint = [](const std::string& json) {
    return read_bytes("a.json", json)[0].raw.error().hint;
  };
  CHECK(hint(R"({"size":1,"all":[{"x":"y"}]})").starts_with("no list of releases"));
  CHECK(hint(R"({"size":1})").starts_with("name their keys"));
}

TEST_CASE("a text after a list of objects is not lost silently") {
  const auto records = read_bytes(
      "a.json", R"({"title":"T","documents":[{"title":"D"}],"body":"B"} {"title":"U","body":"V"})");
  REQUIRE(records.size() == 3);
  CHECK(records[0].raw->title == "D");
  CHECK(records[1].raw.error().message == "object with text after its list of objects");
  CHECK(records[2].raw->title == "U");
}

TEST_CASE("fields inside a wrapper are found") {
  const auto records = read_bytes(
      "a.jsonl", R"({"_id":"9","_source":{"title":"T","content":{"rendered":"<b>x</b>"}}})"
                 "\n");
  REQUIRE(records.size() == 1);
  CHECK(records[0].raw->id == "9");
  CHECK(records[0].raw->title == "T");
  CHECK(records[0].raw->body == "<b>x</b>");
}

TEST_CASE("the user's map of fields wins over names") {
  const auto map = FieldMap::parse({"title=attributes.headline", "body=blocks.text", "id=refs.1"});
  REQUIRE(map);
  const auto records = read_bytes(
      "a.jsonl",
      R"({"title":"no","attributes":{"headline":"yes"},"blocks":[{"text":"a"},{"text":"b"}],"refs":[1,2]})"
      "\n",
      {}, std::make_shared<const FieldMap>(*map));
  REQUIRE(records.size() == 1);
  CHECK(records[0].raw->title == "yes");
  CHECK(records[0].raw->body == "a\n\nb");
  CHECK(records[0].raw->id == "2");
  CHECK(FieldMap::parse({"title"}).error().kind == ErrorKind::usage);
  CHECK(FieldMap::parse({"colour=x"}).error().kind == ErrorKind::usage);
}

TEST_CASE("a line separator inside a string does no harm") {
  const auto records = read_bytes("a.jsonl", "{\"text\":\"one\xE2\x80\xA8two\"}\n");
  REQUIRE(records.size() == 1);
  CHECK(records[0].raw->body == "one\ntwo");
}

TEST_CASE("one odd value does not cost the record") {
  const auto read = [](std::string_view members) {
    const auto records =
        read_bytes("a.jsonl", "{\"title\":\"T\",\"text\":\"B\"," + std::string(members) + "}\n");
    REQUIRE(records.size() == 1);
    REQUIRE(records[0].raw);
    CHECK(records[0].raw->body == "B");
    return *records[0].raw;
  };
  for (const char* value : {"NaN", "-Infinity", "[Infinity, NaN]", "1e400", "-0.1E-999",
                            "123456789012345678901234567890"}) {
    read("\"x\":" + std::string(value));
  }
  CHECK(read("\"id\":12345678901234567890123").id == "12345678901234567890123");
  CHECK(read("\"source\":\"a\\ud83d b\\uDE00 \\ud83d\\ude00 \\\\ NaN\"").source ==
        "a\uFFFD b\uFFFD \U0001F600 \\ NaN");
  CHECK(read("\"source\":\"a\tb\"").source == "a b");
}

TEST_CASE("a sequence of JSON texts is read") {
  const auto records = read_bytes("a.json-seq",
                                  "\x1E{\"title\":\"One\",\"text\":\"A\"}\n"
                                  "\x1E{\"title\":\"Two\",\"text\":\"B\"}\n");
  REQUIRE(records.size() == 2);
  CHECK(records[0].raw->title == "One");
  CHECK(records[1].raw->title == "Two");
  CHECK(read_bytes("a.json-seq", "\x1E{\"title\":\n\"One\"}\n\x1E{\"title\":\n\"Two\"}\n").size() ==
        2);
}

TEST_CASE("JSON in another charset is read") {
  const auto records = read_bytes("a.jsonl", "{\"title\":\"caf\xE9\",\"text\":\"x\"}\n");
  REQUIRE(records.size() == 1);
  CHECK(records[0].raw->title == "café");
}

TEST_CASE("deep nesting and long lines cost bounded memory") {
  const std::size_t deep = 100'000;
  const auto nested =
      read_bytes("a.json", "{\"text\":" + std::string(deep, '[') + std::string(deep, ']') + "}");
  REQUIRE(nested.size() == 1);
  CHECK_FALSE(nested[0].raw);
  CHECK(read_bytes("a.json", std::string(deep, '[')).empty());
  Limits limits;
  limits.record_bytes = 1000;
  const auto records = read_bytes(
      "a.jsonl",
      "{\"text\":\"a\"}\n{\"text\":\"" + std::string(100'000, 'x') + "\"}\n{\"text\":\"b\"}\n",
      limits);
  REQUIRE(records.size() == 3);
  CHECK(records[1].raw.error().message.find("longer than 1000 bytes") != std::string::npos);
  CHECK(records[2].raw->body == "b");
  const auto objects = read_bytes(
      "a.json", "[{\"text\":\"" + std::string(100'000, 'x') + "\"},{\"text\":\"b\"}]", limits);
  REQUIRE(objects.size() == 2);
  CHECK_FALSE(objects[0].raw);
  CHECK(objects[1].raw->body == "b");
}

TEST_CASE("an envelope that says something of its list is no release") {
  const std::string both =
      R"([{"title":"A","date":"2023-04-01","text":"One."},{"title":"B","date":"2023-04-02","text":"Two."}])";
  for (
      const std::string& json : {
          R"({"title":"Newsroom","description":"All of the port","updated":"2024-01-01","meldungen":)" +
              both + "}",
          R"({"title":"Newsroom","content":)" + both + "}",
          R"({"content":)" + both + R"(,"pageable":{"sort":{"sorted":true}},"last":true})",
          R"({"site":"Port","sections":[{"name":"All","url":"https://a.example/","articles":)" +
              both + "}]}",
          R"([{"type":"header","version":"5"},{"type":"table","name":"news","data":)" + both + "}]",
          "/**/show.all({\"items\":" + both + "});",
      }) {
    for (const char* const end : {"", "\n"}) {
      INFO(json);
      std::vector<std::string> titles;
      for (const auto& record : read_bytes("a.json", json + end)) {
        if (record.raw) titles.push_back(record.raw->title);
      }
      CHECK(titles == std::vector<std::string>{"A", "B"});
    }
  }
}

TEST_CASE("messages without titles are releases of their list") {
  const auto records = read_bytes(
      "a.json",
      R"({"name":"Port","id":7,"messages":[{"id":1,"date":"2023-04-01","text":"One."},)"
      R"({"id":2,"date":"2023-04-02","text":[{"type":"bold","text":"Two"},", and three."]}]})");
  REQUIRE(records.size() == 2);
  CHECK(records[0].raw->date == "2023-04-01");
  CHECK(records[1].raw->body == "Two, and three.");
}

TEST_CASE("comments and related releases are no releases") {
  const std::string two =
      R"([{"title":"B","date":"2023-04-02","text":"Two."},{"date":"2023-04-03","text":"Three."}])";
  CHECK(read_bytes("a.json", R"({"title":"A","text":"One.","related":)" + two + "}").size() == 1);
  CHECK(read_bytes("a.json", R"([{"title":"A","text":"One.","related":)" + two + "}]").size() == 1);
}

TEST_CASE("lists of lists, and objects around each release of a list, are unpacked") {
  const std::string a = R"({"title":"A","date":"2023-04-01","text":"One."})";
  const std::string b = R"({"title":"B","date":"2023-04-02","text":"Two."})";
  for (const std::string& json : {
           fmt::format(R"({{"results":[{{"hits":[{},{}],"nbHits":2}}]}})", a, b),
           fmt::format(R"({{"features":[{{"name":"title"}}],"rows":[{{"row_idx":0,"row":{}}},)"
                       R"({{"row_idx":1,"row":{}}}]}})",
                       a, b),
       }) {
    INFO(json);
    const auto records = read_bytes("a.json", json);
    REQUIRE(records.size() == 2);
    CHECK(records[0].raw->title == "A");
    CHECK(records[1].raw->title == "B");
  }
}

}  // namespace
}  // namespace dateline
