#include "common/database/posting_list.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "common/database/checked_database.h"
#include "common/database/index_directory.h"
#include "common/glass/keys.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

using Entry = PostingList::Entry;
using Entries = std::vector<Entry>;

/// Terms of all frequencies, some of which others begin with.
Xapian::Document random_document(std::mt19937& random) {
  Xapian::Document document;
  document.add_term("common", 1 + random() % 3);
  if (random() % 2 == 0) document.add_term("half", 1 + random() % 300);
  if (random() % 9 == 0) document.add_term("half again", 1);
  if (random() % 7 == 0) document.add_term(std::string("half\0zero", 9), 2);
  if (random() % 300 == 0) document.add_term("seldom", 1 + random() % 200'000);
  for (int i = 0; i < 5; ++i) document.add_term(fmt::format("w{}", random() % 3000));
  return document;
}

class Database {
 public:
  Database() : database_(path(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS) {}

  std::string path() const { return (directory_.path() / "glass").string(); }

  void add(int documents) {
    for (; documents > 0; --documents) database_.add_document(random_document(random_));
    database_.commit();
  }

  /// Deletes and replaces documents everywhere, and many in a row.
  void change() {
    const Xapian::docid last = database_.get_lastdocid();
    for (int i = 0; i < 1000; ++i) {
      database_.replace_document(1 + random_() % last, random_document(random_));
    }
    for (Xapian::docid document = last / 2; document < last / 2 + 1000; ++document) {
      delete_document(document);
    }
    for (int i = 0; i < 1000; ++i) delete_document(1 + random_() % last);
    delete_document(1);
    delete_document(last);
    database_.commit();
  }

  std::mt19937& random() { return random_; }

 private:
  void delete_document(Xapian::docid document) {
    try {
      database_.delete_document(document);
    } catch (const Xapian::DocNotFoundError&) {
    }
  }

  test::TemporaryDirectory directory_;
  std::mt19937 random_{5};
  Xapian::WritableDatabase database_;
};

CheckedDatabase open(const fs::path& generation) {
  auto verifier = GenerationVerifier::open(generation);
  REQUIRE(verifier);
  return CheckedDatabase(generation, std::move(*verifier));
}

Entries all_of(PostingList& list) {
  Entries all;
  for (std::uint32_t next = 1;;) {
    const auto chunk = list.chunk_from(next);
    REQUIRE(chunk);
    if (chunk->empty()) return all;
    REQUIRE(chunk->back().document >= next);
    all.insert(all.end(), chunk->begin(), chunk->end());
    next = chunk->back().document + 1;
  }
}

/// What Xapian says.
Entries expected(const Xapian::Database& database, const std::string& term) {
  Entries all;
  const auto end = database.postlist_end(term);
  for (auto at = database.postlist_begin(term); at != end; ++at) {
    all.push_back({*at, term.empty() ? at.get_doclength() : at.get_wdf()});
  }
  return all;
}

/// Whether the first posting from `document` on is the one of `all`.
bool finds(PostingList& list, const Entries& all, std::uint32_t document) {
  const auto wanted = std::ranges::lower_bound(all, document, {}, &Entry::document);
  const auto chunk = list.chunk_from(document);
  REQUIRE(chunk);
  if (wanted == all.end()) return chunk->empty();
  const auto found = std::ranges::lower_bound(*chunk, document, {}, &Entry::document);
  return found != chunk->end() && *found == *wanted;
}

/// Compares all lists, and places in them, with what Xapian says.
void compare(const fs::path& generation, std::mt19937& random) {
  const Xapian::Database xapian(generation.string());
  const CheckedDatabase database = open(generation);
  REQUIRE(database.shards() == 1);
  REQUIRE(database.last_document(0) == xapian.get_lastdocid());
  CHECK(database.get_average_length() == xapian.get_avlength());
  std::vector<std::string> terms(xapian.allterms_begin(), xapian.allterms_end());
  REQUIRE(terms.size() > 100);
  terms.emplace_back();  // lengths
  terms.emplace_back("no such term");
  for (const std::string& term : terms) {
    INFO(term);
    const Entries all = expected(xapian, term);
    PostingList list = database.postings(0, term);
    REQUIRE(all_of(list) == all);
    for (int i = all.size() > 100 ? 300 : 3; i > 0; --i) {
      REQUIRE(finds(list, all, 1 + random() % (xapian.get_lastdocid() + 10)));
    }
  }
}

void compare_lengths(const fs::path& generation, std::mt19937& random) {
  const Xapian::Database xapian(generation.string());
  const Entries all = expected(xapian, {});
  for (int i = 0; i < 200; ++i) {
    const CheckedDatabase database = open(generation);
    const Xapian::docid first = 1 + random() % (xapian.get_lastdocid() + 10);
    const Xapian::docid last = first + random() % 2000;
    INFO(first << " to " << last);
    PostingList list = database.lengths(0, first, last);
    for (int place = 0; place < 20; ++place) {
      const Xapian::docid document = first + random() % (last - first + 1);
      const auto wanted = std::ranges::lower_bound(all, document, {}, &Entry::document);
      if (wanted == all.end() || wanted->document > last) continue;
      REQUIRE(finds(list, all, document));
    }
  }
}

TEST_CASE("posting lists are those that Xapian reads, also after updates", "[postings]") {
  Database written;
  written.add(12'000);
  compare(written.path(), written.random());
  compare_lengths(written.path(), written.random());
  for (int i = 0; i < 3; ++i) {
    written.change();
    written.add(500);
    compare(written.path(), written.random());
    compare_lengths(written.path(), written.random());
  }
}

TEST_CASE("posting lists of an index that we wrote are those that Xapian reads", "[postings]") {
  std::vector<Release> releases;
  std::mt19937 random(7);
  for (int i = 0; i < 4000; ++i) {
    std::string body = "the ministry";
    for (auto words = random() % 40; words > 0; --words) body += fmt::format(" w{}", random() % 99);
    releases.push_back(test::make_release(fmt::format("{}", i), body, "2021-05-01"));
  }
  const test::TestIndex index(releases);
  const IndexDirectory directory(index.path());
  const fs::path generation = directory.generation_path(*directory.live());
  compare(generation, random);
  compare_lengths(generation, random);
}

TEST_CASE("each shard has its own posting lists", "[postings]") {
  Database first;
  first.add(300);
  Database second;
  second.add(200);
  CheckedDatabase joined = open(first.path());
  joined.add_database(open(second.path()));
  REQUIRE(joined.shards() == 2);
  CHECK(joined.last_document(0) == 300);
  CHECK(joined.last_document(1) == 200);
  PostingList list = joined.postings(1, "common");
  CHECK(all_of(list) == expected(Xapian::Database(second.path()), "common"));
  CHECK_THROWS_AS(CheckedDatabase(Xapian::Database(first.path())).postings(0, "common"),
                  Xapian::UnimplementedError);
}

TEST_CASE("leaves that an update rewrote are not read", "[postings]") {
  Database written;
  written.add(3000);
  auto verifier = GenerationVerifier::open(written.path());
  REQUIRE(verifier);
  const std::string key = glass::term_key("half");
  const KeyRange keys{key, key + std::string("\0\xff", 2), false};
  REQUIRE(verifier->read(glass::Table::postlist, keys));
  for (int i = 0; i < 5; ++i) written.change();
  const auto read = verifier->read(glass::Table::postlist, keys);
  REQUIRE_FALSE(read);
  CHECK(read.error().kind == ErrorKind::index_changed);
}

}  // namespace
}  // namespace dateline
