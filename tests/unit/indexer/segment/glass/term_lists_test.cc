#include "indexer/segment/glass/term_lists.h"

#include <xapian.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "indexer/segment/bulk/bulk_backend.h"
#include "tests/support/merge_segments.h"
#include "tests/support/temporary_directory.h"

namespace dateline::glass {
namespace {

namespace fs = std::filesystem;

constexpr int words = 600;  // so many that a list is deflated

std::string word(int number) {
  return "word" + std::to_string(number + 1000);
}

/// A database of three documents with the same words, without term lists.
class Database {
 public:
  Database() {
    BulkBackend backend;
    Vocabulary vocabulary;
    const auto writer = backend.create(vocabulary);
    REQUIRE(writer->begin(directory_.path() / "segment"));
    for (int i = 0; i < 3; ++i) {
      IndexDocument document;
      for (int j = 0; j < words; ++j) document.postings.push_back({vocabulary.intern(word(j)), 1});
      document.values = {{2, "value"}};
      document.data = "data";
      REQUIRE(writer->add(document));
    }
    REQUIRE(test::merge_segments(backend, {*writer->finish()}, {}, {}, path()));
  }

  fs::path path() const { return directory_.path() / "database"; }

  void give(std::initializer_list<std::uint32_t> documents) const {
    auto lists = TermListsWriter::open(path());
    REQUIRE(lists);
    for (const std::uint32_t id : documents) {
      TermList list{id, {}, {2}};
      for (int j = 0; j < words; ++j) list.terms.emplace_back(word(j), 1);
      lists->add(list);
    }
    REQUIRE(lists->commit());
  }

 private:
  test::TemporaryDirectory directory_;
};

TEST_CASE("Xapian reads the lists that a document is given, and deletes it by them") {
  const Database database;
  database.give({2});
  CHECK(Xapian::Database(database.path().string()).get_document(2).termlist_count() == words);
  {
    Xapian::WritableDatabase writable(database.path().string(), Xapian::DB_OPEN);
    writable.delete_document(2);
    writable.commit();
  }
  REQUIRE(drop_term_lists(database.path()));
  CHECK(fs::file_size(database.path() / "termlist.glass") == 0);
  CHECK(Xapian::Database::check(database.path().string()) == 0);
  const Xapian::Database left(database.path().string());
  CHECK(left.get_doccount() == 2);
  CHECK(left.get_termfreq(word(0)) == 2);
  CHECK(left.get_value_freq(2) == 2);
}

TEST_CASE("lists take the place of those before") {
  const Database database;
  database.give({1, 2});
  database.give({3});
  CHECK(Xapian::Database(database.path().string()).get_document(3).termlist_count() == words);
  CHECK_THROWS(Xapian::Database(database.path().string()).termlist_begin(1));
}

TEST_CASE("who reads an older revision is not disturbed") {
  const Database database;
  const Xapian::Database reader(database.path().string());
  database.give({1});
  CHECK(reader.get_termfreq(word(5)) == 3);
  CHECK(reader.get_document(1).get_data() == "data");
}

TEST_CASE("no lists are no commit") {
  const Database database;
  const auto revision = Xapian::Database(database.path().string()).get_revision();
  database.give({});
  CHECK(Xapian::Database(database.path().string()).get_revision() == revision);
}

TEST_CASE("what is no database gets no lists") {
  const test::TemporaryDirectory directory;
  directory.write("iamglass", "something else");
  CHECK_FALSE(TermListsWriter::open(directory.path()));
  CHECK_FALSE(drop_term_lists(directory.path()));
}

}  // namespace
}  // namespace dateline::glass
