#include "query/render/renderer.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "common/text/terminal_text.h"
#include "query/render/markup.h"
#include "query/render/renderers.h"
#include "query/render/table_renderer.h"
#include "tests/support/test_index.h"

using namespace dateline;

namespace {

SearchResult one_hit() {
  SearchResult result;
  result.query = "votes";
  result.understood = "votes";
  result.count = result.distinct = 1;
  Hit hit;
  hit.rank = 1;
  hit.score = 1.5;
  hit.release = test::make_release("A \"title\"", "All votes count.", "2022-11-22");
  hit.release.id = "id 1";
  hit.release.source = "Wire\x1b[31m";
  hit.title = {"A \"title\"", {}};
  hit.snippet = {"All votes count.", {{4, 9, 0}}};
  result.hits.push_back(hit);
  return result;
}

std::string rendered(std::string_view format, const SearchResult& result,
                     const RenderOptions& options = {}) {
  const auto renderer = make_renderer(format, options);
  std::string out;
  renderer->begin(out);
  renderer->result(result, out);
  renderer->end(out);
  return out;
}

std::string shown(const Release& release) {
  Hit hit;
  hit.release = release;
  std::string out;
  make_release_renderer("text", {})->hit({}, hit, out);
  return out;
}

}  // namespace

TEST_CASE("text shows what a reader needs", "[render]") {
  CHECK(rendered("text", one_hit()) ==
        " 1. A \"title\"\n"
        "    2022-11-22 · Wire\uFFFD[31m · score 1.500\n"
        "    All votes count.\n"
        "    releases.txt\n"
        "\n"
        "1 release, showing 1 to 1\n");
  CHECK(rendered("text", SearchResult{}) == "nothing found\n");
}

TEST_CASE("copies are listed with source and date, and counts say what they count", "[render]") {
  auto result = one_hit();
  result.count = 12;
  result.collapsed = true;
  Copy copy;
  copy.id = "id 2";
  copy.source = "Other Wire";
  copy.date = Date::parse("2022-11-23");
  result.hits[0].copies = {copy, Copy{}};
  result.hits[0].copies[1].origin.file = "a.txt";
  CHECK(rendered("text", result).find("    +2 copies: Other Wire 2022-11-23, a.txt undated\n") !=
        std::string::npos);
  result.count = 1252;
  result.distinct = 1226;
  CHECK(rendered("text", result).ends_with("1,226 releases (1,252 with copies), showing 1 to 1\n"));
  result.collapsed = false;
  CHECK(rendered("text", result)
            .ends_with("1,252 releases (1,226 without copies), showing 1 to 1\n"));
  result.count_exact = false;
  CHECK(rendered("text", result).find("at least 1,252 releases") != std::string::npos);
  const auto json = nlohmann::json::parse(rendered("json", result));
  CHECK(json["distinct"] == 1226);
  CHECK(json["releases"][0]["copies"][0]["id"] == "id 2");
  CHECK(json["releases"][0]["copies"][1]["date"].is_null());
}

TEST_CASE("approximate dates are marked", "[render]") {
  auto result = one_hit();
  Release& release = result.hits[0].release;
  release.date_source = DateSource::captured;
  Copy copy;
  copy.date = GradedDate(*Date::parse("2022-11-23"), DateGrade::approximate);
  copy.source = "Wire";
  result.hits[0].copies = {copy};
  result.first = result.last = release.graded_date();
  result.timeline = Timeline{};
  const std::string text = rendered("text", result);
  CHECK(text.find("    ~2022-11-22 · ") != std::string::npos);
  CHECK(text.find("+1 copy: Wire ~2022-11-23\n") != std::string::npos);
  CHECK(text.find("first mention ~2022-11-22, last ~2022-11-22\n") != std::string::npos);
  CHECK(shown(release).find("date:    ~2022-11-22\n") != std::string::npos);
  const auto json = nlohmann::json::parse(rendered("json", result));
  CHECK(json["first_grade"] == "approximate");
  CHECK(json["releases"][0]["date"] == "2022-11-22");
  CHECK(json["releases"][0]["date_grade"] == "approximate");
  CHECK(json["releases"][0]["copies"][0]["date_grade"] == "approximate");
  CHECK(rendered("csv", result).ends_with(",approximate\r\n"));
  CHECK(rendered("atom", result).find("<published>") == std::string::npos);
}

TEST_CASE("undated releases are called so", "[render]") {
  auto result = one_hit();
  Release& release = result.hits[0].release;
  release.date.reset();
  release.date_source = DateSource::none;
  CHECK(rendered("text", result).find("    undated · ") != std::string::npos);
  CHECK(shown(release).find("date:    undated\n") != std::string::npos);
  const auto json = nlohmann::json::parse(rendered("json", result));
  CHECK(json["releases"][0]["date"].is_null());
  CHECK(json["releases"][0]["date_grade"] == "none");
  CHECK(rendered("csv", result).ends_with(",none\r\n"));
}

TEST_CASE("matches are coloured on request", "[render]") {
  const std::string text = rendered("text", one_hit(), {.colour = true});
  CHECK(text.find("All \x1b[1;31mvotes\x1b[0m count.") != std::string::npos);
}

TEST_CASE("lines fit the width", "[render]") {
  auto result = one_hit();
  result.hits[0].snippet = {
      std::string("word ") + std::string(100, 'x') + " some more words to fill", {}};
  CHECK(rendered("text", result, {.width = 30}).find("    some more words to fill\n") !=
        std::string::npos);
}

TEST_CASE("lines of ids and TREC runs", "[render]") {
  auto result = one_hit();
  result.id = "q7";
  CHECK(rendered("ids", result) == "id 1\n");
  CHECK(rendered("trec", result) == "q7 Q0 id_1 1 1.500000 dateline\n");
}

TEST_CASE("JSON is valid and versioned", "[render]") {
  const auto json = nlohmann::json::parse(rendered("json", one_hit()));
  CHECK(json["schema"] == 1);
  CHECK(json["count"] == 1);
  CHECK(json["releases"][0]["date"] == "2022-11-22");
  CHECK(json["releases"][0]["snippet"]["marks"] == nlohmann::json::parse("[[4,9]]"));
  const auto line = nlohmann::json::parse(rendered("jsonl", one_hit()));
  CHECK(line["id"] == "id 1");
  auto broken = one_hit();
  broken.hits[0].release.title = "\xff";
  CHECK_NOTHROW(nlohmann::json::parse(rendered("json", broken)));
  broken.query = "\x7f\x1b\xc2\x9b!";
  const std::string text = rendered("json", broken);
  CHECK(text.find("\\u007f\\u001b\\u009b!") != std::string::npos);
  CHECK(nlohmann::json::parse(text)["query"] == broken.query);
  const auto batch = nlohmann::json::parse(rendered("json", one_hit(), {.batch = true}));
  CHECK(batch.is_array());
}

TEST_CASE("CSV is quoted and safe for spreadsheets", "[render]") {
  CHECK(delimited_field("plain") == "plain");
  CHECK(delimited_field("a,b") == "\"a,b\"");
  CHECK(delimited_field("say \"hi\"") == "\"say \"\"hi\"\"\"");
  CHECK(delimited_field("=SUM(A1)") == "'=SUM(A1)");
  CHECK(delimited_field("@cmd") == "'@cmd");
  CHECK(delimited_field("+1") == "'+1");
  CHECK(delimited_field("-0.5") == "-0.5");
  CHECK(delimited_field("-cmd") == "'-cmd");
  CHECK(delimited_field("  =1+1") == "'  =1+1");
  CHECK(delimited_field("\uFF1Dcmd") == "'\uFF1Dcmd");  // full-width signs
  CHECK(delimited_field("\uFF0B1") == "'\uFF0B1");
  CHECK(delimited_field("\uFF20SUM") == "'\uFF20SUM");
  CHECK(delimited_field("\u200B=1+1") == "'\u200B=1+1");  // behind what nobody sees
  CHECK(delimited_field("\uFEFF\u00A0\u3000@cmd") == "'\uFEFF\u00A0\u3000@cmd");
  CHECK(delimited_field("\u00AD\uFE0F-cmd") == "'\u00AD\uFE0F-cmd");
  CHECK(delimited_field("\u3000東京") == "\u3000東京");
  CHECK(delimited_field("\x1b[2J") == "\uFFFD[2J");
  CHECK(delimited_field("two\nlines") == "\"two\nlines\"");
  CHECK(rendered("csv", one_hit()).find("1,1.500000,id 1,2022-11-22,\"A \"\"title\"\"\",") !=
        std::string::npos);
}

TEST_CASE("a batch is one table of queries", "[render]") {
  auto result = one_hit();
  result.first = Date::parse("2022-11-22");
  CHECK(rendered("csv", result, {.batch = true}) ==
        "query,count,first,last,count_exact,first_grade,last_grade\r\n"
        "votes,1,2022-11-22,,true,stated,none\r\n");
}

TEST_CASE("an Atom feed contains only valid XML characters", "[render]") {
  auto result = one_hit();
  result.query = "a<b\x1b";
  result.hits[0].release.url = "https://example.org/?a=1&b=\"2\"";
  const std::string feed = rendered("atom", result);
  CHECK(feed.find("<title>a&lt;b\uFFFD</title>") != std::string::npos);
  CHECK(feed.find("<link href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\"/>") !=
        std::string::npos);
  CHECK(feed.find("<name>Wire\uFFFD[31m</name>") != std::string::npos);
  CHECK(feed.find("<updated>2022-11-22T00:00:00Z</updated>") != std::string::npos);
  for (const auto& [time, moment] : {std::pair{"23:30-05:00", "2022-11-22T23:30:00-05:00"},
                                     std::pair{"23:30", "2022-11-22T00:00:00Z"}}) {
    result.hits[0].release.time = time;
    CHECK(rendered("atom", result).find(std::string("<published>") + moment + "</published>") !=
          std::string::npos);
  }
  CHECK(feed.find('\x1b') == std::string::npos);
  CHECK(feed.ends_with("</feed>\n"));
  // U+FFFE, U+FFFF, a surrogate and invalid bytes are no characters of XML.
  CHECK(xml_text("a\uFFFE\uFFFFb\xED\xA0\x80\xFF") == "a\uFFFD\uFFFDb\uFFFD\uFFFD");
}

TEST_CASE("an Atom feed links to nothing but the web", "[render]") {
  for (const char* url : {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
                          "JavaScript://x/%0aalert(1)", "java\nscript:alert(1)", "https", ""}) {
    INFO(url);
    auto result = one_hit();
    result.hits[0].release.url = url;
    CHECK(rendered("atom", result).find("<link") == std::string::npos);
  }
  auto result = one_hit();
  result.hits[0].release.url = "HTTPS://example.org/";
  CHECK(rendered("atom", result).find("<link href=\"HTTPS://example.org/\"/>") !=
        std::string::npos);
}

TEST_CASE("a snippet without a match says why", "[render]") {
  auto result = one_hit();
  result.hits[0].found_in = FoundIn::title;
  CHECK(rendered("text", result).find("    (matched in the title only)\n    All") !=
        std::string::npos);
  CHECK(nlohmann::json::parse(rendered("json", result))["releases"][0]["found_in"] == "title");
}

TEST_CASE("nothing in a release controls the terminal", "[render]") {
  CHECK(terminal_text("a\x1b]0;x\x07\n\t\x7f") == "a\uFFFD]0;x\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(terminal_text("\u202Eabc\u2028") == "\uFFFDabc\uFFFD");
  CHECK(terminal_text("\u05D0\u200F, \u200E1\u061C") == "\u05D0\u200F, \u200E1\u061C");
  CHECK(terminal_text("\xc2\x9b"
                      "31m\xff") == "\uFFFD31m\uFFFD");
  CHECK(terminal_text("\uFFFE\U0010FFFF\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");
  CHECK(terminal_text("Orbán 東京") == "Orbán 東京");
  CHECK(terminal_lines("a\tb\r\nc\rd\x1b[2J\xff\n") == "a\tb\r\nc\uFFFDd\uFFFD[2J\uFFFD\n");
  auto release = one_hit().hits[0].release;
  release.body = "one\x1b[2J\ntwo";
  CHECK(shown(release).find("\none\uFFFD[2J\n\ntwo\n") != std::string::npos);
}

TEST_CASE("display width", "[render]") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("東京") == 4);
  CHECK(display_width("e\u0301") == 1);
}
