#include "indexer/maintenance/check.h"

#include <xapian.h>

#include <catch2/catch.hpp>
#include <functional>

#include "common/schema/fields.h"
#include "common/schema/keyword.h"
#include "indexer/pipeline/index_run.h"
#include "tests/support/temporary_directory.h"

using namespace dateline;

namespace {

std::string release(const std::string& title) {
  return R"({"title": ")" + title + R"(", "date": "2021-05-06", "text": ")" + title +
         R"( was opened by the council of the harbour today, and the mayor said so."})"
         "\n";
}

// The findings about an unpublished generation after a modification.
CheckReport check_after(const std::function<void(Xapian::WritableDatabase&, const std::string& a,
                                                 const std::string& b)>& change) {
  const test::TemporaryDirectory temporary;
  const std::string a = temporary.write("archive/a.jsonl", release("A Bridge"));
  const std::string b = temporary.write("archive/b.jsonl", release("A Tunnel"));
  IndexOptions options;
  options.index = temporary.path() / "index.db";
  options.paths = {a, b};
  options.writer = WriterKind::reference;  // with the term lists that changes need
  REQUIRE(run_index(options, [](const Progress&) {}));
  const IndexDirectory directory(options.index);
  const auto generation = directory.generation_path(*directory.live());
  {
    Xapian::WritableDatabase database(generation.string(), Xapian::DB_OPEN);
    change(database, a, b);
    database.commit();
  }
  return *check_generation(generation, CheckDepth::unpublished);
}

}  // namespace

TEST_CASE("a new generation is checked before it is published") {
  const auto file_term = [](const std::string& path) {
    return boolean_term(field(FieldId::file), path);
  };
  CHECK(check_after([](auto&, const auto&, const auto&) {}).sound());
  CHECK_FALSE(check_after([](auto& database, const auto&, const auto&) {
                database.delete_document(1);
              }).sound());
  // The number of releases is right, but those of one dump are attributed to another.
  CHECK_FALSE(check_after([&](auto& database, const auto& a, const auto& b) {
                auto document = database.get_document(1);
                document.remove_term(file_term(a));
                document.add_boolean_term(file_term(b));
                database.replace_document(1, document);
              }).sound());
  CHECK_FALSE(check_after([](auto& database, const auto&, const auto&) {
                auto document = database.get_document(2);
                document.set_data(document.get_data() + "?");
                database.replace_document(2, document);
              }).sound());
}
