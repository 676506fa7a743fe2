#include "common/database/checked_database.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

#include "common/database/index_directory.h"
#include "common/database/snapshot.h"
#include "common/glass/keys.h"
#include "common/schema/fields.h"
#include "indexer/maintenance/table_digests.h"
#include "query/rank/expansion.h"
#include "query/retrieve/retriever.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Whoever holds one can read nothing unchecked.
static_assert(!std::is_base_of_v<Xapian::Database, CheckedDatabase>);
static_assert(!std::is_convertible_v<const CheckedDatabase*, const Xapian::Database*>);
static_assert(!std::is_convertible_v<const CheckedDatabase&, Xapian::Database>);

constexpr auto source_slot = static_cast<Xapian::valueno>(field(FieldId::source).slot);

// A word for each number, which is its own stem.
std::string word_of(int number) {
  std::string word = fmt::format("{:04}", number);
  for (char& letter : word) letter = "bdfghjklmn"[letter - '0'];
  return "qu" + word;
}

/// Each release has its own source and two words that it shares with one other release.
std::vector<Release> many_releases() {
  std::vector<Release> made;
  for (int i = 0; i < 3000; ++i) {
    made.push_back(test::make_release(fmt::format("{}", i),
                                      word_of(i / 2) + ' ' + word_of(2999 - i / 2), "2021-05-01"));
    made.back().source = fmt::format("The Gazette of {:04}", i);
  }
  return made;
}

/// An index with digests whose bits can be flipped.
class Index {
 public:
  explicit Index(const std::vector<Release>& releases) : index_(releases) {
    const IndexDirectory directory(index_.path());
    generation_ = directory.generation_path(*directory.live());
    REQUIRE(write_table_digests(generation_));
  }

  Snapshot open() const {
    auto snapshot = Snapshot::open({index_.path()});
    REQUIRE(snapshot);
    return *std::move(snapshot);
  }

  /// The position of bytes in a table, where they occur once.
  std::size_t place_of(const std::string& table, const std::string& bytes) const {
    std::ostringstream content;
    content << std::ifstream(path_of(table), std::ios::binary).rdbuf();
    const std::string all = content.str();
    const std::size_t place = all.find(bytes);
    REQUIRE(place != std::string::npos);
    REQUIRE(all.find(bytes, place + 1) == std::string::npos);
    return place;
  }

  void flip(const std::string& table, std::size_t place, int bits) const {
    std::fstream file(path_of(table), std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(place));
    const int byte = file.get();
    file.seekp(static_cast<std::streamoff>(place));
    file.put(static_cast<char>(byte ^ bits));
  }

  const fs::path& generation() const { return generation_; }

 private:
  fs::path path_of(const std::string& table) const { return generation_ / (table + ".glass"); }

  test::TestIndex index_;
  fs::path generation_;
};

}  // namespace

TEST_CASE("the first values of a slot, where Xapian starts, are checked", "[checked]") {
  const Index index(many_releases());
  const std::size_t first = index.place_of("postlist", "The Gazette of 0001");
  REQUIRE(*index.open().database().values_from(source_slot, 2999, 2999) == "The Gazette of 2998");
  index.flip("postlist", first, 1);
  const Snapshot snapshot = index.open();
  CHECK_THROWS_AS(snapshot.database().values_from(source_slot, 2999, 2999),
                  Xapian::DatabaseCorruptError);
}

TEST_CASE("the frequencies of a release's stems are checked", "[checked]") {
  const Index index(many_releases());
  const Release release = *index.open().release(1501);
  REQUIRE(own_stems(index.open(), release).stems.size() == 2);
  // The frequency follows the key of a term: change it from two releases to none.
  const std::string key = "Z" + word_of(750);
  index.flip("postlist", index.place_of("postlist", key) + key.size(), 2);
  const Snapshot snapshot = index.open();
  CHECK_THROWS_AS(own_stems(snapshot, release), Xapian::DatabaseCorruptError);
}

TEST_CASE("the frequencies of all words that might be suggested are checked", "[checked]") {
  auto releases = many_releases();
  for (int i = 0; i < 2; ++i) releases.push_back(test::make_release("rare", "quborum"));
  for (int i = 0; i < 3; ++i) releases.push_back(test::make_release("frequent", "zuborum"));
  const Index index(releases);
  REQUIRE(index.open().database().get_spelling_suggestion("muborum", 2) == "zuborum");
  const std::string best = "Wzuborum";  // and its frequency, of three only one is left
  index.flip("spelling", index.place_of("spelling", best) + best.size(), 2);
  const Snapshot snapshot = index.open();
  CHECK_THROWS_AS(snapshot.database().get_spelling_suggestion("muborum", 2),
                  Xapian::DatabaseCorruptError);
}

TEST_CASE("the first of the words to suggest, where Xapian begins, is checked", "[checked]") {
  auto releases = many_releases();
  releases.push_back(test::make_release("first", "aaborum"));
  const Index index(releases);
  REQUIRE(*index.open().database().spellings_from(word_of(750)) == word_of(750));
  index.flip("spelling", index.place_of("spelling", "Waaborum"), 1);  // no word to suggest now
  const Snapshot snapshot = index.open();
  CHECK_THROWS_AS(snapshot.database().spellings_from(word_of(750)), Xapian::DatabaseCorruptError);
}

TEST_CASE("the lengths of documents, by which they are weighed and listed, are checked",
          "[checked]") {
  auto releases = many_releases();
  std::string body;
  for (int i = 0; i < 50; ++i) body += "quborum ";
  releases.push_back(test::make_release("long", body));
  const Index index(releases);
  const Xapian::Query query("Z" + word_of(750));
  REQUIRE(index.open().database().enquire(query).get_mset(0, 10).size() == 2);
  REQUIRE(*index.open().database().postlist_begin("") == 1);
  // Two bytes for each document: how many ids lie before it, and its length.
  std::string lengths;
  const Xapian::Database unchecked(index.generation().string());
  for (const Xapian::docid document : {2999, 3000, 3001}) {
    lengths += {'\0', static_cast<char>(unchecked.get_doclength(document))};
  }
  index.flip("postlist", index.place_of("postlist", lengths) + lengths.size() - 1, 1);
  const Snapshot snapshot = index.open();
  CHECK_THROWS_AS(snapshot.database().enquire(query), Xapian::DatabaseCorruptError);
  CHECK_THROWS_AS(snapshot.database().postlist_begin(""), Xapian::DatabaseCorruptError);
}

TEST_CASE("what is stored of a document and its values are checked", "[checked]") {
  const Index index(many_releases());
  const Xapian::docid document = 1501;
  const auto damaged = [&](const std::string& table, const std::string& bytes, auto read) {
    read(index.open().database());
    const std::size_t place = index.place_of(table, bytes);
    index.flip(table, place, 1);
    const Snapshot snapshot = index.open();
    CHECK_THROWS_AS(read(snapshot.database()), Xapian::DatabaseCorruptError);
    index.flip(table, place, 1);
  };
  const std::string data = index.open().database().data(document);
  damaged("docdata", data, [](const CheckedDatabase& database) { database.data(document); });
  damaged("postlist", "The Gazette of 1500",
          [](const CheckedDatabase& database) { database.value(document, source_slot); });
}

TEST_CASE("a block written by an update is not reported as damaged", "[checked]") {
  const Index index(many_releases());
  const Snapshot snapshot = index.open();
  const auto found = [&] { return Retriever(snapshot).find(with_term("Z" + word_of(750))); };
  const std::size_t place = index.place_of("postlist", "Z" + word_of(750));
  index.flip("postlist", place, 1);
  CHECK_THROWS_AS(found(), Xapian::DatabaseCorruptError);
  REQUIRE(remove_table_digests(index.generation()));
  CHECK_THROWS_AS(found(), Xapian::DatabaseModifiedError);
  REQUIRE(write_table_digests(index.generation()));
  CHECK_THROWS_AS(found(), Xapian::DatabaseModifiedError);
}

TEST_CASE("an index that was updated between two looks at it is not opened", "[checked]") {
  const Index index(many_releases());
  auto checks = GenerationVerifier::open(index.generation());
  REQUIRE(checks);
  Xapian::WritableDatabase database(index.generation().string());
  database.set_metadata("key", "value");
  database.commit();
  CHECK_THROWS_AS(CheckedDatabase(index.generation(), std::move(*checks)),
                  Xapian::DatabaseModifiedError);
}

}  // namespace dateline
