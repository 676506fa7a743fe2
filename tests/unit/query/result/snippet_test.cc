#include "query/result/snippet.h"

#include <catch2/catch.hpp>

#include "query/render/overview_text.h"
#include "query/render/styled_text.h"
#include "tests/support/test_index.h"

using namespace dateline;
using Word = MatchedWords::Word;

namespace {

/// The text with marks shown as brackets.
std::string bracketed(const MarkedText& text) {
  std::string out;
  std::size_t at = 0;
  for (const Mark& mark : text.marks) {
    out += text.text.substr(at, mark.begin - at) + '[' +
           text.text.substr(mark.begin, mark.end - mark.begin) + ']';
    at = mark.end;
  }
  return out + text.text.substr(at);
}

std::string snippet(const std::string& body, const MatchedWords& matched, std::size_t size = 60) {
  Highlighter highlighter(matched);
  return bracketed(make_snippet(test::make_release("title", body), highlighter, size));
}

const MatchedWords votes{{{Word::Kind::stem, FieldId::body, "vote", 0}}, {}, 1};

}  // namespace

TEST_CASE("a snippet is the sentence with the match", "[snippet]") {
  CHECK(snippet("Rain fell. The VOTES were counted by hand. Nobody knows the rest of it all.",
                votes, 40) == "The [VOTES] were counted by hand.…");
}

TEST_CASE("abbreviations do not end sentences", "[snippet]") {
  const std::string_view text = "Sen. John D. Doe voted. He left.";
  CHECK(text.substr(0, sentence_end(text, 0)) == "Sen. John D. Doe voted.");
}

TEST_CASE("a long sentence is cropped around its marks", "[snippet]") {
  std::string body;
  for (int i = 0; i < 100; ++i) body += "filler ";
  body += "then they voted ";
  for (int i = 0; i < 100; ++i) body += "and more ";
  const std::string shown = snippet(body, votes, 80);
  CHECK(shown.find("[voted]") != std::string::npos);
  CHECK(shown.size() < 140);
  CHECK(shown.starts_with("…"));
}

TEST_CASE("a text without punctuation is read up to a part with all words", "[snippet]") {
  std::string filler;
  for (int i = 0; i < 200; ++i) filler += "filler ";
  const std::string first = "they voted here " + filler;
  CHECK(snippet(filler + first + "voted voted voted", votes, 40).find("[voted] here") !=
        std::string::npos);
  // An ellipsis shows that the snippet starts inside a sentence.
  const std::string inside = snippet(filler + "voted", votes, 2000);
  CHECK(inside.starts_with("…filler"));
  CHECK(inside.ends_with("[voted]"));
}

TEST_CASE("a phrase is found wherever the text was split", "[snippet]") {
  const MatchedWords wage{{}, {{FieldId::body, {"minimum", "wage"}, 0}}, 1};
  CHECK(snippet("The end is a minimum. Wage talk goes on.", wage, 60).find("[minimum. Wage]") !=
        std::string::npos);
  for (std::size_t before = 580; before < 610; ++before) {
    const std::string body = std::string(before, 'x') + " the minimum wage of all";
    CHECK(snippet(body, wage).find("[minimum wage]") != std::string::npos);
  }
}

TEST_CASE("phrases are marked only as a whole", "[snippet]") {
  const MatchedWords wage{{}, {{FieldId::body, {"minimum", "wage"}, 0}}, 1};
  CHECK(snippet("A minimum of wage talk, then the minimum wage.", wage) ==
        "A minimum of wage talk, then the [minimum wage].");
}

TEST_CASE("words of the title alone are not marked in the body", "[snippet]") {
  const MatchedWords title{{{Word::Kind::stem, FieldId::title, "vote", 0}}, {}, 1};
  CHECK(snippet("They vote.", title) == "They vote.");
}

TEST_CASE("odd bodies give snippets", "[snippet]") {
  CHECK(snippet("", votes).empty());
  CHECK(snippet("\n\n \n", votes).size() < 10);
  CHECK_NOTHROW(snippet(std::string(1000, 'x'), votes));
  CHECK_NOTHROW(snippet("....!!!???", votes));
  CHECK(snippet("Votes   and\n\nmore votes", votes) == "[Votes] and more [votes]");
}

namespace {

std::vector<ConcordanceLine> lines(const std::string& title, const std::string& body,
                                   std::size_t context = 20) {
  Highlighter highlighter(votes);
  return concordance(test::make_release(title, body), highlighter, context);
}

}  // namespace

TEST_CASE("each match is shown in its paragraph", "[concordance]") {
  const auto found = lines("Votes", "Rain.\nThe votes of all the people were counted\nVoting ends");
  REQUIRE(found.size() == 2);
  CHECK(found[0].left == "The ");
  CHECK(found[0].match == "votes");
  CHECK(found[0].right == " of all the people");
  CHECK(found[1].left.empty());
  CHECK(found[1].right == " ends");
  CHECK(lines("Votes", "Rain.").size() == 1);
  CHECK(lines("Rain", "Rain.").empty());
  const auto cut = lines("", "one two three four five six seven vote", 12);
  REQUIRE(cut.size() == 1);
  CHECK(cut[0].left == "six seven ");
}

TEST_CASE("matches are aligned, whatever the characters", "[concordance]") {
  CHECK(concordance_text({{"a ", "vote", " b"}, {"東京 ", "vote\x1b", ""}}, {.width = 40}) ==
        "              a vote b\n"
        "           東京 vote\uFFFD\n");
  const std::string wide =
      concordance_text({{std::string(90, 'x'), "v", std::string(90, 'y')}}, {.width = 40});
  CHECK(wide.size() == 41);
}

TEST_CASE("links name files as URLs", "[concordance]") {
  CHECK(file_url("/a b/\x1b\xc3\xa4;.txt") == "file:///a%20b/%1B%C3%A4%3B.txt");
  CHECK(file_link("/a", "text") == "\x1b]8;;file:///a\x1b\\text\x1b]8;;\x1b\\");
}
