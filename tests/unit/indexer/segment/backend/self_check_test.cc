#include "indexer/segment/backend/self_check.h"

#include <xapian.h>

#include <array>
#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <utility>

#include "common/glass/version_file.h"
#include "common/support/file.h"
#include "indexer/segment/backend/reference_backend.h"
#include "indexer/segment/bulk/bulk_backend.h"
#include "indexer/segment/glass/term_lists.h"
#include "tests/support/temporary_directory.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// A document of the sample with all that one can have.
constexpr Xapian::docid full = 26;

/// Writes as the bulk backend does, but something else than what it was given.
class FaultyBackend : public BulkBackend {
 public:
  using Fault = std::function<void(IndexDocument&)>;

  explicit FaultyBackend(Fault fault) : fault_(std::move(fault)) {}

  std::unique_ptr<SegmentWriter> create(const Vocabulary& vocabulary) override {
    return std::make_unique<Writer>(BulkBackend::create(vocabulary), fault_);
  }

 private:
  class Writer : public SegmentWriter {
   public:
    Writer(std::unique_ptr<SegmentWriter> writer, const Fault& fault)
        : writer_(std::move(writer)), fault_(fault) {}

    Result<void> begin(const fs::path& path) override { return writer_->begin(path); }
    Result<void> add(const IndexDocument& document) override {
      IndexDocument changed = document;
      fault_(changed);
      return writer_->add(changed);
    }
    Result<Segment> finish() override { return writer_->finish(); }

   private:
    std::unique_ptr<SegmentWriter> writer_;
    const Fault& fault_;
  };

  Fault fault_;
};

std::string misread_after(const std::function<void(Xapian::WritableDatabase&)>& change) {
  const test::TemporaryDirectory directory;
  BulkBackend backend;
  const auto path = write_sample(backend, directory.path() / "sample");
  REQUIRE(path);
  REQUIRE(give_term_lists(*path, std::array{full, full + 1}));
  Xapian::WritableDatabase database(path->string(), Xapian::DB_OPEN);
  change(database);
  database.close();
  REQUIRE(glass::drop_term_lists(*path));
  return misread_sample(*path).value().value_or("nothing");
}

std::string misread_after_change_of_document(const std::function<void(Xapian::Document&)>& change) {
  return misread_after([&](Xapian::WritableDatabase& database) {
    Xapian::Document document = database.get_document(full);
    change(document);
    database.replace_document(full, document);
  });
}

TEST_CASE("what the bulk backend writes is read back, and nothing is left of it") {
  const test::TemporaryDirectory directory;
  BulkBackend backend;
  const auto misread = self_check(backend, directory.path() / "trial");
  REQUIRE(misread);
  CHECK(misread->value_or("nothing") == "nothing");
  CHECK(fs::is_empty(directory.path()));
}

TEST_CASE("what the library writes itself is the sample too") {
  const test::TemporaryDirectory directory;
  ReferenceBackend backend;
  const auto misread = self_check(backend, directory.path() / "trial");
  REQUIRE(misread);
  CHECK(misread->value_or("nothing") == "nothing");
}

TEST_CASE("a backend that writes something else is found out") {
  const test::TemporaryDirectory directory;
  FaultyBackend backend([](IndexDocument& document) {
    if (!document.data.empty()) document.data.back() ^= 1;
  });
  const auto misread = self_check(backend, directory.path() / "trial");
  REQUIRE(misread);
  CHECK(misread->value_or("nothing") == "it misreads the data of document 26");
  CHECK(fs::is_empty(directory.path()));
}

TEST_CASE("the sample cannot be written where there is no place") {
  BulkBackend backend;
  const auto misread = self_check(backend, "/nowhere/trial");
  REQUIRE_FALSE(misread);
  CHECK(misread.error().kind == ErrorKind::io);
}

TEST_CASE("a database that differs from the sample in one respect is found out") {
  CHECK(misread_after([](Xapian::WritableDatabase&) {}) == "nothing");

  CHECK(misread_after_change_of_document([](Xapian::Document& document) {
          document.remove_term("common");
          document.add_term("cormon", 2);
        }) == "it misreads the frequency of term 6");
  CHECK(misread_after_change_of_document([](Xapian::Document& document) {
          document.add_value(document.values_begin().get_valueno(), "changed");
        }).starts_with("it misreads the "));
  CHECK(misread_after_change_of_document([](Xapian::Document& document) {
          document.set_data(document.get_data() + '\0');
        }) == "it misreads the data of document 26");
  CHECK(misread_after_change_of_document([](Xapian::Document& document) {
          document.add_term("common");
        }) == "it misreads the statistics of database 1");
}

TEST_CASE("metadata and spelling data that differ from the sample are found out") {
  CHECK(misread_after([](Xapian::WritableDatabase& database) {
          database.set_metadata("short", "2");
        }) == "it misreads the metadata with number 2");
  CHECK(misread_after([](Xapian::WritableDatabase& database) {
          database.add_spelling("word7");
        }).starts_with("it misreads the frequency of word"));
}

TEST_CASE("a length that differs from the sample is found out, though the sum of all is the same") {
  CHECK(misread_after([](Xapian::WritableDatabase& database) {
          Xapian::Document longer = database.get_document(full);
          longer.add_term("common", 1);
          database.replace_document(full, longer);
          Xapian::Document shorter = database.get_document(full + 1);
          shorter.remove_term("common");
          shorter.add_term("common", database.get_doclength(full + 1) - 1);
          database.replace_document(full + 1, shorter);
        }) == "it misreads the length of document 26");
}

TEST_CASE("what Xapian's own check finds is told") {
  const test::TemporaryDirectory directory;
  BulkBackend backend;
  const auto path = write_sample(backend, directory.path() / "sample");
  REQUIRE(path);
  // Xapian wants the term lists of all documents, or of none.
  REQUIRE(give_term_lists(*path, std::array{full}));
  CHECK(misread_sample(*path).value().value_or("nothing").starts_with("its check finds "));
}

TEST_CASE("a database that Xapian cannot open is found out") {
  const test::TemporaryDirectory directory;
  BulkBackend backend;
  const auto path = write_sample(backend, directory.path() / "sample");
  REQUIRE(path);
  const fs::path version_file = *path / glass::version_file_name;
  std::string content = *read_file(version_file, 4096);
  ++content[glass::format_signature().size() - 1];  // the day of the format
  REQUIRE(replace_file(version_file, content));
  CHECK(misread_sample(*path).value().value_or("nothing").starts_with("it says '"));
}

}  // namespace
}  // namespace dateline
