#include "query/syntax/parser.h"

#include <catch2/catch.hpp>

#include "query/syntax/plain_words.h"

using namespace dateline;

namespace {

constexpr LanguageId english = find_language("en");

std::string parsed(std::string_view text, bool any = false, LanguageId language = no_language) {
  const auto query = parse_query(text, {*Date::parse("2026-03-31"), any, false, language});
  return query ? to_text(query->root) : query.error().message + " - " + query.error().hint;
}

}  // namespace

TEST_CASE("adjacent words must all match, or any of them", "[parser]") {
  CHECK(parsed("hurricane katrina") == "(hurricane AND katrina)");
  CHECK(parsed("hurricane katrina", true) == "(hurricane OR katrina)");
  CHECK(parsed("katrina") == "katrina");
}

TEST_CASE("operators have their precedence", "[parser]") {
  CHECK(parsed("a OR b c") == "(a OR (b AND c))");
  CHECK(parsed("a AND b OR c") == "((a AND b) OR c)");
  CHECK(parsed("(a OR b) c") == "((a OR b) AND c)");
  CHECK(parsed("a AND b c", true) == "((a AND b) OR c)");
  CHECK(parsed("a -b") == "(a NOT b)");
  CHECK(parsed("a NOT b") == "(a NOT b)");
  CHECK(parsed("a AND NOT b", true) == "(a NOT b)");
  CHECK(parsed("-b") == "(NOT b)");
  CHECK(parsed("+a b c", true) == "(a [b OR c])");
  CHECK(parsed("a -(b OR c)") == "(a NOT (b OR c))");
}

TEST_CASE("what is behind a field or NEAR can be excluded", "[parser]") {
  CHECK(parsed("port title:-strike") == "(port NOT title:strike)");
  CHECK(parsed("port title:NOT strike") == "(port NOT title:strike)");
  CHECK(parsed("port -title:-strike") == "(port NOT title:strike)");
  CHECK(parsed("port title:+strike", true) == "(title:strike [port])");
  CHECK(parsed("port NEAR -strike") == "(port NOT strike)");
  CHECK(parsed("port ADJ/1 NOT strike quay") == "(port AND quay NOT strike)");
}

TEST_CASE("phrases may use any quotation marks", "[parser]") {
  CHECK(parsed("\"minimum wage\" -congress") == "(\"minimum wage\" NOT congress)");
  CHECK(parsed("“minimum wage”") == "\"minimum wage\"");
  CHECK(parsed("„Haus und Hof“") == "\"Haus und Hof\"");
  CHECK(parsed("\"to be or not to be\"") == "\"to be or not to be\"");
  CHECK(parsed("a\"b c\"d") == "(a AND \"b c\" AND d)");
}

TEST_CASE("fields take words, phrases and groups", "[parser]") {
  CHECK(parsed("title:katrina") == "title:katrina");
  CHECK(parsed("title:\"hurricane katrina\" flood") == "(title:\"hurricane katrina\" AND flood)");
  CHECK(parsed("title:(a OR b)") == "(title:a OR title:b)");
  CHECK(parsed("source:\"Some Wire\"") == "source:\"Some Wire\"");
  CHECK(parsed("url:http://example.org/a") == "url:\"http://example.org/a\"");
  CHECK(parsed("Title:katrina") == "title:katrina");
  CHECK(parsed("title: x") == "(title: AND x)");
}

TEST_CASE("unknown fields are errors that name the nearest one", "[parser]") {
  CHECK(parsed("tax sourse:x") == "unknown field 'sourse:' - did you mean 'source:'?");
  CHECK(parsed("Sourse:\"x y\"") == "unknown field 'Sourse:' - did you mean 'source:'?");
  CHECK(parsed("-(titel:(a b))") == "unknown field 'titel:' - did you mean 'title:'?");
  CHECK(parsed("untill:2005") == "unknown field 'untill:' - did you mean 'until:'?");
  CHECK(parsed("digest:x").starts_with("unknown field 'digest:' - fields are date, since"));
  CHECK(parsed("zzqx:x").starts_with("unknown field 'zzqx:' - fields are"));
}

TEST_CASE("other words with a colon are words", "[parser]") {
  for (const char* word : {"10:30", "http://example.org", "ratio:", "title:", "Mission:Impossible",
                           "A:b", "Größe:x", ":x", "x:y", "RFC-822:x", "NYSE:IBM"}) {
    CHECK(parsed(word) == word);
  }
  CHECK(parsed("\"sourse:x\"") == "\"sourse:x\"");
}

TEST_CASE("repeated fields are alternatives unless joined by AND", "[parser]") {
  CHECK(parsed("tax source:a source:b") == "(tax AND (source:\"a\" OR source:\"b\"))");
  CHECK(parsed("source:a AND source:b") == "(source:\"a\" AND source:\"b\")");
  CHECK(parsed("source:a source:b AND tax") == "(tax AND (source:\"a\" OR source:\"b\"))");
  CHECK(parsed("tax AND source:a source:b") == "(tax AND (source:\"a\" OR source:\"b\"))");
  CHECK(parsed("tax source:a", true) == "(source:\"a\" [tax])");
}

TEST_CASE("dates are resolved", "[parser]") {
  CHECK(parsed("date:2022-Q4") == "date:2022-10-01..2022-12-31");
  CHECK(parsed("a since:2006-01 until:2006-12") ==
        "(a AND date:2006-01-01.. AND date:..2006-12-31)");
  CHECK(parsed("on:\"last month\"") == "date:2026-02-01..2026-02-28");
  CHECK(parsed("2022-11-01..2022-11-30") == "date:2022-11-01..2022-11-30");
  CHECK(parsed("date:2021 on:2019") ==
        "((date:2021-01-01..2021-12-31 OR date:2019-01-01..2019-12-31))");
  CHECK(parsed("Date:oct 5 2005 flood") == "(flood AND date:2005-10-05)");
  CHECK(parsed("since:3 days ago flood") == "(date:2026-03-28.. AND flood)");
  CHECK(parsed("date:5 October, 2005") == "date:2005-10-05");
  CHECK(parsed("date:2005 oct 5") == "(oct AND 5 AND date:2005-01-01..2005-12-31)");
  CHECK(parsed("wait..what") == "wait..what");
}

TEST_CASE("impossible dates are errors that name the nearest one", "[parser]") {
  CHECK(parsed("a date:2005/10") == "date: '2005/10' is not a date - did you mean 2005-10?");
  CHECK(parsed("since:2005-02-30") ==
        "since: '2005-02-30' is not a date - did you mean 2005-02-28?");
  CHECK(parsed("on:yesterdy") == "on: 'yesterdy' is not a date - did you mean yesterday?");
  CHECK(parsed("date:2006..2005") ==
        "date: '2006..2005' ends before it starts - did you mean 2005..2006?");
  CHECK(parsed("2006..2005").ends_with("did you mean 2005..2006?"));
  CHECK(parsed("date:soon").starts_with("date: 'soon' is not a date - use a form such as"));
}

TEST_CASE("nearness chains words and phrases", "[parser]") {
  CHECK(parsed("\"stem cell\" NEAR/10 research") == "(\"stem cell\" NEAR/10 research)");
  CHECK(parsed("a NEAR b NEAR c") == "(a NEAR/10 b NEAR/10 c)");
  CHECK(parsed("a ADJ/3 b c") == "((a ADJ/3 b) AND c)");
  CHECK(parsed("a NEAR/2 b ADJ/3 c") == "((a NEAR/2 b) AND (b ADJ/3 c) AND a)");
  CHECK(parsed("(a OR b) NEAR/2 c") == "((a OR b) NEAR/2 c)");
}

TEST_CASE("of a chain without end, the first words are near each other", "[parser]") {
  std::string chain = "w1";
  for (int i = 2; i <= 16; ++i) chain += " NEAR/10 w" + std::to_string(i);
  CHECK(parsed(chain) == "(" + chain + ")");
  CHECK(parsed(chain + " NEAR/2 a ADJ (b OR c)") == "((" + chain + ") AND a AND (b OR c) AND w1)");
  CHECK(parse_query(chain, {})->notes.empty());
  CHECK(parse_query(chain + " NEAR a", {})->notes.size() == 1);
}

TEST_CASE("any bytes are a query", "[parser]") {
  CHECK(parsed("C++") == "C++");
  CHECK(parsed("AT&T") == "AT&T");
  CHECK(parsed("o'brien") == "o'brien");
  CHECK(parsed("\"unbalanced") == "\"unbalanced\"");
  CHECK(parsed("(a OR") == "a");
  CHECK(parsed("a OR OR b") == "(a OR b)");
  CHECK(parsed("a) b") == "(a AND b)");
  CHECK(parsed("OR") == "OR");
  CHECK(parsed("AND NOT") == "(AND AND NOT)");
  CHECK(parsed("elector*") == "elector*");
  CHECK(parsed("*") == "*");
  CHECK(parsed("tax NEAR *") == "(* AND tax)");
  CHECK(parsed("(* OR tax) source:a") == "((* OR tax) AND source:\"a\")");
  CHECK(parsed("NEAR/x") == "NEAR/x");
  CHECK(parsed("") == "()");
  CHECK(parsed("()") == "()");
  CHECK(parsed("a ()") == "a");
  CHECK_NOTHROW(parsed(std::string(100'000, '(')));
  CHECK_NOTHROW(parsed(std::string("a\0\xff\x80 \"\xe2\x80", 8)));
}

TEST_CASE("stop words are dropped beside other words", "[parser]") {
  CHECK(parsed("the war on terror", false, english) == "(war AND terror)");
  CHECK(parsed("The war", false, english) == "war");
  CHECK(parsed("the war", true, english) == "war");
  CHECK(parsed("+the war", false, english) == "(the AND war)");
  CHECK(parsed("war -the", false, english) == "(war NOT the)");
  CHECK(parsed("\"the war\"", false, english) == "\"the war\"");
  CHECK(parsed("to be or not to be", false, english) == "(to AND be AND or AND not AND to AND be)");
  CHECK(parsed("the war AND on", false, english) == "(war AND on)");
  CHECK(parsed("title:it title:services", false, english) == "(title:it AND title:services)");
  CHECK(parsed("title:(the war)", false, english) == "title:war");
  CHECK(parsed("not guilty of war", false, english) == "(not AND guilty AND war)");
  CHECK(parsed("the not", false, english) == "(the AND not)");
  CHECK(parsed("the source:wire", false, english) == "(the AND source:\"wire\")");
  CHECK(parsed("IT budget", false, english) == "(IT AND budget)");
  CHECK(parsed("THE WAR ON TERROR", false, english) == "(WAR AND TERROR)");
  CHECK(parsed("IT BUDGET", false, english) == "BUDGET");
  CHECK(parsed("THE 2022 HÄFEN", false, english) == "(2022 AND HÄFEN)");
  CHECK(parsed("IT \"the budget\"", false, english) == "(IT AND \"the budget\")");
  CHECK(parsed("US WHO", false, english) == "(US AND WHO)");
  CHECK(parsed("IT", false, english) == "IT");
  CHECK(parsed("NOT NOT war", false, english) == "war");
  CHECK(parsed("law NOT NOT NOT war", false, english) == "(law NOT war)");
  CHECK(parsed("body:a body:b") == "(a AND b)");
  const ParseOptions german{{}, false, false, find_language("de")};
  CHECK(to_text(parse_query("die Häfen", german)->root) == "Häfen");
}

TEST_CASE("so they are in plain words", "[parser]") {
  const auto plain = [](const char* text) {
    return to_text(parse_plain_words(text, default_language));
  };
  CHECK(plain("What does the IT budget cost?") == "(IT OR budget OR cost)");
  CHECK(plain("WHAT DOES THE IT BUDGET COST?") == "(BUDGET OR COST)");
  CHECK(plain("THE") == "(THE)");
}

TEST_CASE("a word knows what was typed right before it", "[parser]") {
  const auto before = [](const QueryNode& query) {
    std::string all;
    const auto& group = std::get<GroupQuery>(query.form);
    for (const auto* nodes : {&group.required, &group.optional}) {
      for (const QueryNode& node : *nodes) {
        const auto* word = std::get_if<WordQuery>(&node.form);
        all += (word == nullptr ? "-" : word->before) + '|';
      }
    }
    return all;
  };
  const auto parsed_before = [&](const char* text) {
    return before(parse_query(text, {{}, false, false, english})->root);
  };
  CHECK(parsed_before("the state of the union address") == "|state of the|union|");
  CHECK(parsed_before("stem \"cell line\" research") == "|-||");
  CHECK(parsed_before("stem -cell research") == "||");
  CHECK(parsed_before("stem title:cell research") == "|||");
  CHECK(parsed_before("energy OR oil OR gas") == "|||");
  CHECK(before(parse_plain_words("What is the state of the union?", default_language)) ==
        "|state of the|");
}

TEST_CASE("a query of too many words is truncated, and says so", "[parser]") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "w ";
  const auto query = parse_query(text, {});
  CHECK(query->notes.size() == 1);
}

TEST_CASE("a star that stands for nothing is told", "[parser]") {
  for (const auto* text : {"har*ur", "*bour", "har*ur*"}) {
    const auto query = parse_query(text, {});
    CHECK(query->notes.size() == 1);
  }
  for (const auto* text : {"harb*", "title:harb*", "*", "2 * 3"}) {
    const auto query = parse_query(text, {});
    CHECK(query->notes.empty());
  }
}

TEST_CASE("a star alone is everything", "[parser]") {
  const auto is_all = [](const char* text) {
    return std::holds_alternative<AllQuery>(parse_query(text, {})->root.form);
  };
  CHECK(is_all("*"));
  CHECK(is_all("(*)"));
  CHECK(is_all(" * "));
  CHECK(parsed("*") == "*");
  for (const char* text : {"**", "* war", "war OR *", "-*", "title:*", "\"*\""}) {
    INFO(text);
    CHECK_FALSE(is_all(text));
  }
}

TEST_CASE("plain words have no operators", "[parser]") {
  CHECK(to_text(parse_plain_words("oil OR (gas) \"tax\" AT&T?", english)) ==
        "(oil OR OR OR gas OR tax OR AT&T)");
  CHECK(to_text(parse_plain_words("what is the tax on oil", english)) == "(tax OR oil)");
  CHECK(to_text(parse_plain_words("to be or not to be", english)) ==
        "(to OR be OR or OR not OR to OR be)");
  CHECK(to_text(parse_plain_words("???", english)) == "()");
}

TEST_CASE("operators and ranges of other programs are noted", "[parser]") {
  for (const char* text : {"war || peace", "war && peace", "war !peace", "war^2 peace",
                           "title:war^2.5", "[2020 TO 2021] war", "\"war* peace\""}) {
    INFO(text);
    CHECK(parse_query(text, {})->notes.size() == 1);
  }
  for (const char* text :
       {"war | peace", "Yahoo! ! war", "!!!", "[war] peace", "2^x", "\"war *\""}) {
    INFO(text);
    CHECK(parse_query(text, {})->notes.empty());
  }
}

TEST_CASE("what is no field and no operator, though nearly, is noted", "[parser]") {
  for (const char* text : {"title: near", "lang: de", "war near/5 peace", "war NEAR/x peace"}) {
    INFO(text);
    const auto query = parse_query(text, {});
    REQUIRE(query);
    REQUIRE(query->notes.size() == 1);
    CHECK(query->notes.front().find("is a word here") != std::string::npos);
  }
  for (const char* text :
       {"title:near", "Note: war", "war NEAR/5 peace", "http://near/5", "war near"}) {
    INFO(text);
    CHECK(parse_query(text, {})->notes.empty());
  }
}
