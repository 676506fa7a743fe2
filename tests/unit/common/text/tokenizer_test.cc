#include "common/text/tokenizer.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <vector>

using namespace dateline;

namespace {

struct Word {
  std::string term;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t position = 0;

  bool operator==(const Word&) const = default;
};

std::vector<Word> words_of(const std::string& text, const FirstBytes& wanted = any_byte) {
  std::vector<Word> words;
  Tokenizer tokenizer(text, wanted);
  for (Token token; tokenizer.next(token);) {
    words.push_back({std::string(token.term), token.begin, token.end, token.position});
  }
  return words;
}

}  // namespace

TEST_CASE("positions count the words that have one", "[tokenizer]") {
  const auto words = words_of("One, 大桥 two " + std::string(70, 'x') + " U.S. three");
  REQUIRE(words.size() == 7);
  CHECK(words[0] == Word{"one", 0, 3, 1});
  CHECK(words[1].position == 2);
  CHECK(words[2].term == "大桥");  // a pair of characters has no position of its own
  CHECK(words[2].position == 2);
  CHECK(words[3].position == 3);
  CHECK(words[4].term == "two");
  CHECK(words[4].position == 4);
  CHECK(words[5].term == "us");
  CHECK(words[5].position == 5);
  CHECK(words[6].position == 6);
}

TEST_CASE("no term is longer than a word, however many marks stand on a letter", "[tokenizer]") {
  for (const std::string mark : {"้", "์", "゙", "\u0301", "\u0E31"}) {
    for (const std::string letter : {"", "a", "ท", "港"}) {
      std::string text = "One " + letter;
      for (int i = 0; i < 100; ++i) text += mark;
      INFO(text);
      const auto words = words_of(text + " two");
      CHECK(words.front().term == "one");
      CHECK(words.back().term == "two");
      CHECK(std::ranges::all_of(words, [](const Word& word) { return word.term.size() <= 64; }));
    }
  }
}

TEST_CASE("a term comes with its first bytes, whatever its size and kind", "[tokenizer]") {
  std::string text = "U.S.A. c++ AT&T Été 大桥 d'Artagnan-Straße ";
  for (std::size_t size = 1; size <= 70; ++size) {
    for (const char* const parting : {" ", ", ", "\n", "'", "é "}) {
      text += std::string(size - size / 2, 'A') + std::string(size / 2, 'z') + parting;
    }
  }
  Tokenizer tokenizer(text);
  std::size_t longest = 0;
  for (Token token; tokenizer.next(token);) {
    CHECK(token.first_bytes == leading_bytes(token.term));
    longest = std::max(longest, token.term.size());
  }
  CHECK(longest == 64);
}

TEST_CASE("only unwanted words are skipped", "[tokenizer]") {
  std::mt19937 random(3);
  const std::vector<std::string> pieces{"tax",  "Tax ", " cut", "é",      "Été",  "大",
                                        "U.S.", "'s",   ", ",   "c++",    "AT&T", " 7",
                                        ".5",   "\n",   "_",    "Berlin "};
  FirstBytes wanted;
  add_first_byte(wanted, "tax");
  add_first_byte(wanted, "berlin");
  add_first_byte(wanted, "");
  bool left_out = false;
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (auto n = random() % 30; n > 0; --n) text += pieces[random() % pieces.size()];
    INFO(text);
    const auto all = words_of(text);
    const auto some = words_of(text, wanted);
    left_out = left_out || some.size() < all.size();
    // Each token is the same as without a filter, and no wanted one is missing.
    auto at = some.begin();
    for (const Word& word : all) {
      if (at != some.end() && *at == word) {
        ++at;
      } else {
        CHECK_FALSE(wanted[static_cast<unsigned char>(word.term.front())]);
        CHECK(static_cast<unsigned char>(word.term.front()) < 0x80);
      }
    }
    CHECK(at == some.end());
  }
  CHECK(left_out);
}

TEST_CASE("initials and thousands without end cost linear time") {
  std::string initials;
  std::string thousands = "111";
  for (int i = 0; i < 500'000; ++i) {
    initials += "a.";
    thousands += "\u2009111";
  }
  CHECK(words_of(initials + "ab").size() == 500'001);
  CHECK(words_of(thousands + "\u200911").size() == 500'002);
}
