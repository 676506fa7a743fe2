#include "query/result/concordance.h"

#include <catch2/catch.hpp>

#include "query/render/overview_text.h"
#include "query/render/styled_text.h"
#include "tests/support/test_index.h"

using namespace dateline;
using Word = MatchedWords::Word;

namespace {

std::vector<ConcordanceLine> lines(const std::string& title, const std::string& body,
                                   std::size_t context = 20) {
  MatchedWords votes;
  votes.words = {{Word::Kind::stem, FieldId::body, "vote", 0}};
  votes.items = 1;
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
