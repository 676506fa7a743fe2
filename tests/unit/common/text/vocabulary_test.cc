#include "common/text/vocabulary.h"

#include <catch2/catch.hpp>
#include <string>

using dateline::Vocabulary;

TEST_CASE("a term keeps its id, and views stay valid while the vocabulary grows") {
  Vocabulary vocabulary;
  const auto first = vocabulary.intern("first");
  const std::string_view view = vocabulary.term(first);
  for (int i = 0; i < 100'000; ++i) {
    REQUIRE(vocabulary.intern("term" + std::to_string(i)) == static_cast<unsigned>(i) + 1);
  }
  CHECK(view == "first");
  CHECK(vocabulary.intern("first") == first);
  CHECK(vocabulary.term(4711) == "term4710");
  CHECK(vocabulary.size() == 100'001);
  CHECK(vocabulary.memory() > 100'000 * sizeof(void*));
  vocabulary.clear();
  CHECK(vocabulary.size() == 0);
  CHECK(vocabulary.intern("other") == 0);
}

TEST_CASE("a term may hold any bytes and any length") {
  Vocabulary vocabulary;
  const std::string zeros("a\0b", 3);
  const std::string large(1 << 20, 'x');
  const auto a = vocabulary.intern(zeros);
  const auto b = vocabulary.intern(large);
  const auto c = vocabulary.intern("");
  CHECK(vocabulary.term(a) == zeros);
  CHECK(vocabulary.term(b) == large);
  CHECK(vocabulary.term(c).empty());
}
