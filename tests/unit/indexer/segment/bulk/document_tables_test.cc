#include "indexer/segment/bulk/document_tables.h"

#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <string>

#include "tests/support/temporary_directory.h"

namespace dateline {
namespace {

/// Entries of documents with a term list of three bytes each, no slots and the given data.
DocumentEntries entries_of(int documents, const std::string& data) {
  DocumentEntries entries;
  for (int i = 0; i < documents; ++i) {
    entries.term_lists += "\x06tag";
    entries.slots += '\0';
    entries.data += static_cast<char>(data.size()) + data;
  }
  return entries;
}

struct Tables {
  test::TemporaryDirectory directory;
  Result<DocumentTables> tables =
      DocumentTables::create(directory.path() / "termlist", directory.path() / "docdata");
};

TEST_CASE("each document of a segment gets an entry, but none without data and slots") {
  Tables one;
  auto& tables = one.tables;
  REQUIRE(tables);
  REQUIRE(tables->append(entries_of(3, "text"), 3));
  REQUIRE(tables->append({}, 0));
  DocumentEntries last = entries_of(2, "");
  last.slots = std::string("\0\1s", 3);
  REQUIRE(tables->append(last, 2));
  CHECK(tables->finish_term_lists()->entries == 6);
  CHECK(tables->finish_data()->entries == 3);
}

TEST_CASE("a wrong number of entries is detected") {
  Tables one;
  auto& tables = one.tables;
  REQUIRE(tables);
  DocumentEntries entries = entries_of(3, "text");
  const auto expect_error = [&](std::uint32_t documents) {
    const auto appended = tables->append(entries, documents);
    REQUIRE_FALSE(appended);
    CHECK(appended.error().kind == ErrorKind::internal);
  };
  SECTION("more") {
    expect_error(2);
  }
  SECTION("fewer") {
    expect_error(4);
  }
  SECTION("cut term lists") {
    entries.term_lists.pop_back();
    expect_error(3);
  }
  SECTION("cut slots") {
    entries.slots.pop_back();
    expect_error(3);
  }
  SECTION("cut data") {
    entries.data.pop_back();
    expect_error(3);
  }
}

TEST_CASE("a full disk is detected before the end") {
  Tables one;
  auto& tables = one.tables;
  REQUIRE(tables);
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{.rlim_cur = 20000, .rlim_max = before.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  const auto appended = tables->append(entries_of(40000, std::string(100, 'x')), 40000);
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
  std::signal(SIGXFSZ, handler);
  REQUIRE_FALSE(appended);
  CHECK(appended.error().kind == ErrorKind::no_space);
}

}  // namespace
}  // namespace dateline
