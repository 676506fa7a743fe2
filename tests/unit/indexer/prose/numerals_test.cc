#include "indexer/prose/numerals.h"

#include <catch2/catch.hpp>
#include <string>

using namespace dateline;

TEST_CASE("the next digit is found in any script, wherever it stands") {
  for (const std::string digit : {"0", "9", "٣", "۴", "५", "๖", "７"}) {
    for (std::size_t before = 0; before < 20; ++before) {
      INFO(digit << " behind " << before);
      const std::string ascii(before, '/');
      CHECK(next_digit(ascii + digit, 0) == ascii.size());
      std::string others;
      for (std::size_t i = 0; i < before; ++i) others += i % 2 == 0 ? "한" : "ж";
      CHECK(next_digit(others + digit + ":", 0) == others.size());
      CHECK(next_digit(digit + others, digit.size()) == digit.size() + others.size());
    }
  }
}

TEST_CASE("no byte of a text without digits is taken for one") {
  const std::string text = "Ærø, ทะเล: 港 (ﬁn) — \xE0\xA5";
  CHECK(next_digit(text, 0) == text.size());
}
