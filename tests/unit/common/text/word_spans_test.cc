#include "common/text/byte_word.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace dateline {
namespace {

std::vector<std::string> words_of(const std::string& text) {
  const auto parts = [](ByteWord word) {
    return ~(equal_bytes(word, ' ') | equal_bytes(word, 0)) & high_bits;
  };
  std::vector<std::string> words;
  for_each_word(text, parts, [&](std::size_t begin, std::size_t end) {
    words.push_back(text.substr(begin, end - begin));
  });
  return words;
}

TEST_CASE("words come in order, including the first and the last") {
  CHECK(words_of("  a bc   def") == std::vector<std::string>{"a", "bc", "def"});
  CHECK(words_of("a ") == std::vector<std::string>{"a"});
  CHECK(words_of("").empty());
  CHECK(words_of(std::string(200, ' ')).empty());
  CHECK(words_of(std::string(200, 'x')) == std::vector<std::string>{std::string(200, 'x')});
}

TEST_CASE("a word is complete wherever it is") {
  for (std::size_t before = 0; before < 140; ++before) {
    for (const std::size_t size : {1U, 8U, 63U, 64U, 65U, 130U}) {
      CAPTURE(before, size);
      const std::string word(size, 'x');
      const std::vector<std::string> alone{word};
      CHECK(words_of(std::string(before, ' ') + word) == alone);
      CHECK(words_of(std::string(before, ' ') + word + ' ') == alone);
      const std::vector<std::string> behind_other{"y", word, "z"};
      CHECK(words_of("y" + std::string(before + 1, ' ') + word + " z") == behind_other);
    }
  }
}

}  // namespace
}  // namespace dateline
