#include "query/match/phrase_windows.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "common/text/tokenizer.h"
#include "query/match/text_test.h"

using namespace dateline;

namespace {

using Words = std::vector<std::string>;

Words words_of(const std::string& text) {
  Words words;
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) {
    if (has_position(token.kind)) words.emplace_back(token.term);
  }
  return words;
}

std::string random_text(std::mt19937& random) {
  static const Words pieces{"the",
                            "Harbour",
                            "harbour",
                            "H.A.R.B.O.U.R.",
                            "board's",
                            "board",
                            "of",
                            "e-mail",
                            "1,250",
                            "\uFB01ne",
                            "fine",
                            "l'board",
                            "\u6E2F",
                            "har\u00ADbour",
                            "U.S.",
                            "\u2014",
                            std::string(70, 'x'),
                            "\u00C9cole"};
  static const Words gaps{" ", " ", " ", ", ", " - ", "\n\n", "\u00A0", "-", " \u2014 \u2014 "};
  std::string text;
  for (auto count = random() % 40; count > 0; --count) {
    text += pieces[random() % pieces.size()] + gaps[random() % gaps.size()];
  }
  return text;
}

bool holds(const std::string& text, const Words& phrase) {
  Release release;
  release.body = text;
  return PhraseTest(MatchedWords::Phrase{FieldId::body, phrase, 0})(release);
}

}  // namespace

TEST_CASE("a phrase is found in the parts of a text as in all of it", "[match]") {
  std::mt19937 random(GENERATE(range(1U, 9U)));
  for (int round = 0; round < 300; ++round) {
    const std::string text = random_text(random);
    const Words words = words_of(text);
    Words phrase = words_of(random_text(random));
    if (round % 2 == 0) phrase = words;
    const std::size_t begin = phrase.empty() ? 0 : random() % phrase.size();
    phrase.erase(phrase.begin(), phrase.begin() + static_cast<std::ptrdiff_t>(begin));
    phrase.resize(std::min<std::size_t>(phrase.size(), 1 + random() % 6));
    if (phrase.empty()) continue;
    CAPTURE(text, phrase);
    const auto found = std::search(words.begin(), words.end(), phrase.begin(), phrase.end());
    CHECK(holds(text, phrase) == (found != words.end()));
  }
}

TEST_CASE("a mark on the space before a word is part of it there as well", "[match]") {
  const std::string text = "la \uFE0Fna llei";
  const Words words = words_of(text);
  REQUIRE(words == Words{"la", "\uFE0Fna", "llei"});
  CHECK(holds(text, {words[1], words[2]}));
}

TEST_CASE("only what is around a long word is read", "[match]") {
  const PhraseWindows windows({"in", "the", "senate"});
  using Parts = std::vector<std::string_view>;
  CHECK(windows.in("nothing of the kind").empty());
  CHECK(windows.in("He said it was in -- the Senate, and left.") == Parts{" in -- the Senate,"});
  CHECK(windows.in("the S.E.N.A.T.E. met; far from it, all of a Senate") ==
        Parts{"the S.E.N.A.T.E.", " of a Senate"});
  CHECK(windows.in("one two Senate Senate three") == Parts{"one two Senate Senate"});
  CHECK_FALSE(PhraseWindows({"of", "the"}).narrow());
}

TEST_CASE("a text of nothing but the word is read once", "[match]") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "senate ";
  const PhraseWindows windows(Words(50, "senate"));
  CHECK(windows.in(text) == std::vector<std::string_view>{text});
}
