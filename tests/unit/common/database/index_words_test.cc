#include "common/database/index_metadata.h"

#include <catch2/catch.hpp>

#include "common/database/snapshot.h"
#include "tests/support/test_index.h"

using namespace dateline;
using test::IndexKind;
using test::make_release;
using test::TestIndex;

namespace {

std::vector<Release> releases() {
  return {make_release("Bridges", "bridge bridges 2021"), make_release("two", "bridges, 2021")};
}

Snapshot open(const std::vector<std::string>& paths) {
  auto snapshot = Snapshot::open(paths);
  REQUIRE(snapshot);
  return std::move(*snapshot);
}

using Frequencies = std::map<std::string, Xapian::doccount>;

}  // namespace

TEST_CASE("words are counted whether they are terms or listed", "[database]") {
  const TestIndex index(releases(), GENERATE(IndexKind::pairs, IndexKind::stems));
  const Snapshot snapshot = open({index.path()});
  CHECK(snapshot.word_frequency("bridges") == 2);
  CHECK(snapshot.word_frequency("bridge") == 1);
  CHECK(snapshot.word_frequency("2021") == 2);
  CHECK(snapshot.word_frequency("bridg") == 0);
  CHECK(snapshot.words("bridge") == Frequencies{{"bridge", 1}, {"bridges", 2}});
  CHECK(snapshot.words("20") == Frequencies{{"2021", 2}});
  CHECK(snapshot.words("x").empty());
}

TEST_CASE("an index holds words as terms or only their stems", "[database]") {
  const TestIndex words(releases());
  const TestIndex stems(releases(), IndexKind::stems);
  const Snapshot with = open({words.path()});
  CHECK(with.holds_words());
  CHECK(with.database().term_exists("bridges"));
  const Snapshot without = open({stems.path()});
  CHECK_FALSE(without.holds_words());
  CHECK_FALSE(without.database().term_exists("bridges"));
  CHECK(without.database().term_exists("Zbridg"));
  CHECK(without.database().term_exists("2021"));
  CHECK(without.database().term_exists("Sbridges"));

  const Snapshot both = open({words.path(), stems.path()});
  CHECK_FALSE(both.holds_words());
  CHECK(both.word_frequency("bridges") == 4);
  CHECK(both.words("bridge") == Frequencies{{"bridge", 2}, {"bridges", 4}});
}
