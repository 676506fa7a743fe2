#include "common/text/vocabulary.h"

#include <catch2/catch.hpp>
#include <map>
#include <set>
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
  vocabulary.clear();
  CHECK(vocabulary.size() == 0);
  CHECK(vocabulary.intern("other") == 0);
  CHECK(vocabulary.intern("first") == 1);
  CHECK(vocabulary.term(0) == "other");
}

TEST_CASE("terms of every length are distinguished by each of their bytes") {
  Vocabulary vocabulary;
  std::set<std::string> terms;
  for (std::size_t size = 0; size < 40; ++size) {
    terms.insert(std::string(size, '\0'));
    for (std::size_t at = 0; at < size; ++at) {
      std::string term(size, 'a');
      term[at] = '\xff';
      terms.insert(term);
    }
  }
  std::map<Vocabulary::TermId, std::string> by_id;
  for (const std::string& term : terms) by_id[vocabulary.intern(term)] = term;
  CHECK(by_id.size() == terms.size());
  for (const auto& [id, term] : by_id) {
    CHECK(vocabulary.term(id) == term);
    CHECK(vocabulary.intern(term) == id);
  }
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
