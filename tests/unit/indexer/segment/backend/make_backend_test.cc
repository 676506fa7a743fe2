#include "indexer/segment/backend/make_backend.h"

#include <catch2/catch.hpp>
#include <string>

#include "tests/support/temporary_directory.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

Result<std::optional<std::string>> misreads(const fs::path& /*place*/) {
  return "it misreads the data of document 26";
}

Result<std::optional<std::string>> cannot_write(const fs::path& /*place*/) {
  return fail(ErrorKind::no_space, "no space left");
}

TEST_CASE("the linked Xapian reads what the bulk backend writes, and so that is made") {
  const test::TemporaryDirectory temporary;
  const fs::path place = temporary.path() / "trial";
  const auto kind = GENERATE(WriterKind::automatic, WriterKind::bulk);
  const auto chosen = make_backend(kind, place);
  REQUIRE(chosen);
  CHECK(chosen->kind == WriterKind::bulk);
  CHECK(chosen->warning.empty());
  CHECK_FALSE(fs::exists(place));
}

TEST_CASE("the reference backend is made without a check") {
  const auto chosen = make_backend(WriterKind::reference, "/nowhere", cannot_write);
  REQUIRE(chosen);
  CHECK(chosen->kind == WriterKind::reference);
  CHECK(chosen->warning.empty());
}

TEST_CASE("where Xapian misreads what the bulk backend writes, the reference backend serves") {
  const auto chosen = make_backend(WriterKind::automatic, "/nowhere", misreads);
  REQUIRE(chosen);
  CHECK(chosen->kind == WriterKind::reference);
  CHECK(chosen->backend != nullptr);
  CHECK(chosen->warning.starts_with("Xapian 1."));
  CHECK(chosen->warning.ends_with(
      " cannot read what the bulk writer writes: it misreads the data of document 26; the slower "
      "reference writer is used instead"));
}

TEST_CASE("where Xapian misreads what the bulk backend writes, asking for it is an error") {
  const auto chosen = make_backend(WriterKind::bulk, "/nowhere", misreads);
  REQUIRE_FALSE(chosen);
  CHECK(chosen.error().kind == ErrorKind::usage);
}

TEST_CASE("a check that cannot be made is an error, not a verdict on Xapian") {
  const auto chosen = make_backend(WriterKind::automatic, "/nowhere", cannot_write);
  REQUIRE_FALSE(chosen);
  CHECK(chosen.error().kind == ErrorKind::no_space);
}

}  // namespace
}  // namespace dateline
