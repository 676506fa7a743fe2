#include "common/source/original_dump.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "common/source/content_digest.h"
#include "tests/support/temporary_directory.h"

namespace dateline {
namespace {

DumpEntry known(const std::string& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  DumpEntry entry;
  entry.dump = describe_dump(path, status);
  entry.digest = *digest_of_file(path);
  return entry;
}

TEST_CASE("a dump may be touched or grow, but not change") {
  const test::TemporaryDirectory directory;
  const std::string path = directory.write("a.txt", "as it was");
  DumpEntry entry = known(path);
  CHECK(expect_unchanged(entry));
  entry.dump.modified_ns += 1;
  CHECK(expect_unchanged(entry));
  directory.write("a.txt", "as it was, and more");
  CHECK(expect_unchanged(entry));
  directory.write("a.txt", "as it is now");
  CHECK(expect_unchanged(entry).error().message == path + " has changed since it was indexed");
  directory.write("a.txt", "as");
  CHECK(expect_unchanged(entry).error().message == path + " has shrunk since it was indexed");
}

TEST_CASE("a missing dump is an error, which explains relative paths") {
  DumpEntry entry;
  entry.dump.path = "/nonexistent/dump";
  CHECK(expect_unchanged(entry).error().kind == ErrorKind::io);
  CHECK(expect_unchanged(entry).error().hint.empty());
  entry.dump.path = "nonexistent/dump";
  CHECK_FALSE(expect_unchanged(entry).error().hint.empty());
}

TEST_CASE("a dump without a known digest is trusted") {
  const test::TemporaryDirectory directory;
  DumpEntry entry = known(directory.write("a.txt", "as it was"));
  entry.dump.modified_ns = DumpEntry::in_doubt;
  entry.digest = 0;
  CHECK(expect_unchanged(entry));
}

}  // namespace
}  // namespace dateline
