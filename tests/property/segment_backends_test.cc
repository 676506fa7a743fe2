// Random documents go through the bulk and the reference backend; everything the library reads from
// the two databases must be equal.
#include <xapian.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <numeric>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "indexer/segment/backend/reference_backend.h"
#include "indexer/segment/bulk/bulk_backend.h"
#include "indexer/segment/glass/term_lists.h"
#include "tests/support/database_content.h"
#include "tests/support/merge_segments.h"
#include "tests/support/temporary_directory.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

using Documents = std::vector<IndexDocument>;

void require_sound(const fs::path& path) {
  std::ostringstream out;
  const std::size_t errors =
      Xapian::Database::check(path.string(), Xapian::DBCHECK_SHOW_STATS, &out);
  INFO(out.str());
  REQUIRE(errors == 0);
}

void require_equal(const test::DatabaseContent& bulk, const test::DatabaseContent& reference) {
  for (const auto& [name, expected] : reference) {
    INFO(name);
    const auto found = bulk.find(name);
    REQUIRE(found != bulk.end());
    REQUIRE(found->second == expected);
  }
  REQUIRE(bulk.size() == reference.size());
}

/// Accepts some terms as suggestions, and all listed words.
bool is_word(std::string_view term, std::uint32_t /*documents*/) {
  return term.front() != 'x';
}

/// Writes the documents as segments that end before the given indices, and merges them.
fs::path write(SegmentBackend& backend, const Vocabulary& vocabulary, const Documents& documents,
               const std::vector<std::size_t>& cuts, const Metadata& metadata,
               const fs::path& path) {
  fs::create_directory(path);
  std::vector<Segment> segments;
  std::size_t next = 0;
  const auto writer = backend.create(vocabulary);
  for (std::size_t i = 0; i <= cuts.size(); ++i) {
    REQUIRE(writer->begin(path / ("segment-" + std::to_string(i))));
    for (; next < (i < cuts.size() ? cuts[i] : documents.size()); ++next) {
      REQUIRE(writer->add(documents[next]));
    }
    auto segment = writer->finish();
    REQUIRE(segment);
    segments.push_back(*segment);
  }
  fs::path database = path / "database";
  const auto merged = test::merge_segments(backend, segments, metadata, is_word, database);
  INFO((merged ? "" : merged.error().message));
  REQUIRE(merged);
  return database;
}

/// Gives some documents the term lists that they are changed by.
void restore_term_lists(const fs::path& path, const Vocabulary& vocabulary,
                        const Documents& documents, std::vector<Xapian::docid> ids) {
  std::sort(ids.begin(), ids.end());
  auto lists = glass::TermListsWriter::open(path);
  REQUIRE(lists);
  for (const Xapian::docid id : ids) {
    glass::TermList list{id, {}, {}};
    for (const Posting& posting : documents[id - 1].postings) {
      list.terms.emplace_back(vocabulary.term(posting.term), posting.wdf);
    }
    for (const auto& [slot, value] : documents[id - 1].values) {
      if (!value.empty()) list.slots.push_back(slot);
    }
    std::sort(list.terms.begin(), list.terms.end());
    std::sort(list.slots.begin(), list.slots.end());
    lists->add(list);
  }
  REQUIRE(lists->commit());
}

/// Makes the same changes to both databases through the library.
void change(const fs::path& path, const Vocabulary& vocabulary, const Documents& documents,
            std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<Xapian::docid> ids(documents.size());
  std::iota(ids.begin(), ids.end(), 1);
  std::shuffle(ids.begin(), ids.end(), random);
  ids.resize(std::min<std::size_t>(ids.size(), 40));
  restore_term_lists(path, vocabulary, documents, ids);
  Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
  for (const Xapian::docid id : ids) {
    Xapian::Document document;
    document.add_term("common", random() % 1000 + 1);
    document.add_term("new" + std::to_string(random() % 10), random() % 300);
    document.add_value(random() % 4, std::to_string(random()));
    document.set_data(std::to_string(random()));
    if (id % 3 == 0) {
      database.add_document(document);
    } else if (id % 3 == 1) {
      database.replace_document(id, document);
    } else {
      database.delete_document(id);
    }
  }
  database.set_metadata("added", "later");
  database.close();
  REQUIRE(glass::drop_term_lists(path));
}

void compare_backends(const Vocabulary& vocabulary, const Documents& documents,
                      const std::vector<std::size_t>& cuts, const Metadata& metadata,
                      std::uint32_t seed) {
  const test::TemporaryDirectory directory;
  BulkBackend bulk;
  ReferenceBackend reference;
  const fs::path ours =
      write(bulk, vocabulary, documents, cuts, metadata, directory.path() / "bulk");
  const fs::path theirs =
      write(reference, vocabulary, documents, cuts, metadata, directory.path() / "reference");
  require_sound(ours);
  require_equal(test::read_content(ours), test::read_content(theirs));

  change(ours, vocabulary, documents, seed);
  change(theirs, vocabulary, documents, seed);
  require_sound(ours);
  require_equal(test::read_content(ours), test::read_content(theirs));

  Xapian::Database(ours.string()).compact((directory.path() / "compacted").string());
  require_sound(directory.path() / "compacted");
}

/// Makes random documents of all kinds.
class Generator {
 public:
  explicit Generator(std::uint32_t seed) : random_(seed) {
    for (int i = 0; i < 60; ++i) terms_.push_back(vocabulary_.intern(random_term()));
    terms_.push_back(vocabulary_.intern("common"));
    terms_.push_back(vocabulary_.intern(std::string(245, 'x')));
    terms_.push_back(vocabulary_.intern(std::string(244, 'x') + '\xff'));
    terms_.push_back(vocabulary_.intern(std::string("a\0b", 3)));
    terms_.push_back(vocabulary_.intern(std::string("a\0", 2)));
    terms_.push_back(vocabulary_.intern(std::string("\0\xff", 2)));
    terms_.push_back(vocabulary_.intern(std::string("\0", 1)));
    terms_.push_back(vocabulary_.intern(std::string("a\0\0\xff", 4)));
  }

  const Vocabulary& vocabulary() const { return vocabulary_; }

  IndexDocument document() {
    IndexDocument document;
    const std::uint32_t kind = below(12);
    if (kind == 0) return document;
    if (kind == 5) {  // its length is zero though it is not empty
      document.postings.push_back({terms_[0], 0});
      return document;
    }
    std::map<Vocabulary::TermId, std::uint32_t> terms{{terms_[1], 1}};
    for (std::uint32_t occurrences = kind == 1 ? 3000 : below(40); occurrences > 0; --occurrences) {
      const auto term = terms_[below(static_cast<std::uint32_t>(terms_.size()))];
      terms[term] += random_wdf();
    }
    for (const auto& [term, wdf] : terms) document.postings.push_back({term, wdf});
    for (std::size_t word = 0; word < 60; ++word) {
      const bool repeated = std::find(document.words.begin(), document.words.end(), terms_[word]) !=
                            document.words.end();
      if (below(6) == 0 && !repeated) document.words.push_back(terms_[word]);
    }
    for (const std::uint32_t slot : {0U, 1U, 127U, 128U, 255U, 256U, 70000U}) {
      if (below(3) == 0) document.values.emplace_back(slot, random_bytes(below(30)));
    }
    if (below(20) == 0) document.values.emplace_back(5, random_bytes(5000));
    document.data = random_bytes(kind == 4 ? 20000 : below(3000));
    return document;
  }

  Documents documents(std::size_t count) {
    Documents documents;
    while (documents.size() < count) documents.push_back(document());
    return documents;
  }

  std::vector<std::size_t> cuts(std::size_t documents, std::size_t count) {
    std::vector<std::size_t> cuts;
    while (cuts.size() < count) cuts.push_back(below(static_cast<std::uint32_t>(documents + 1)));
    std::sort(cuts.begin(), cuts.end());
    return cuts;
  }

  Metadata metadata() {
    return {{"a", "1"},
            {"empty", ""},
            {"long", random_bytes(120000)},
            {"z" + std::string(200, 'k'), "v"}};
  }

 private:
  std::uint32_t below(std::uint32_t limit) {
    return std::uniform_int_distribution<std::uint32_t>(0, limit - 1)(random_);
  }
  std::uint32_t random_wdf() {
    const std::uint32_t kind = below(10);
    return kind == 0 ? 0 : kind == 1 ? below(100000) : kind == 2 ? 120 + below(10) : 1;
  }
  std::string random_bytes(std::size_t size) {
    std::string bytes;
    while (bytes.size() < size) bytes += static_cast<char>(below(256));
    return bytes;
  }
  std::string random_term() {
    std::string term(1, static_cast<char>('a' + below(3)));
    for (std::uint32_t letters = below(12); letters > 0; --letters) {
      term += static_cast<char>('a' + below(3));
    }
    return term;
  }

  std::mt19937 random_;
  Vocabulary vocabulary_;
  std::vector<Vocabulary::TermId> terms_;
};

CATCH_TRANSLATE_EXCEPTION(const Xapian::Error& error) {
  return error.get_description();
}

TEST_CASE("both segment backends make the same database of random documents") {
  const std::uint32_t seed = GENERATE(range(1U, 13U));
  CAPTURE(seed);
  Generator generator(seed);
  const Documents documents = generator.documents(std::size_t{seed} * 25);
  const auto cuts = generator.cuts(documents.size(), seed % 5);
  compare_backends(generator.vocabulary(), documents, cuts, generator.metadata(), seed);
}

TEST_CASE("both segment backends make the same database of very many small documents") {
  Vocabulary vocabulary;
  Documents documents;
  for (std::uint32_t i = 0; i < 0x8000 + 3000; ++i) {
    IndexDocument document;
    document.postings.push_back({vocabulary.intern("common"), 1 + i % 9});
    document.postings.push_back({vocabulary.intern("rare" + std::to_string(i % 5000)), i % 200});
    document.values.emplace_back(0, std::to_string(20000000 + i));
    documents.push_back(std::move(document));
  }
  compare_backends(vocabulary, documents, {10, 10, 20000, 0x7FFF, 0x8000}, {}, 1);
}

TEST_CASE("both segment backends make the same empty database") {
  const test::TemporaryDirectory directory;
  BulkBackend bulk;
  ReferenceBackend reference;
  const Metadata metadata{{"only", "metadata"}};
  const fs::path ours = directory.path() / "ours";
  const fs::path theirs = directory.path() / "theirs";
  REQUIRE(test::merge_segments(bulk, {}, metadata, is_word, ours));
  REQUIRE(test::merge_segments(reference, {}, metadata, is_word, theirs));
  require_sound(ours);
  require_equal(test::read_content(ours), test::read_content(theirs));
}

}  // namespace
}  // namespace dateline
