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
  CHECK(expect_unchanged(entry, entry.dump.path));
  entry.dump.modified_ns += 1;
  CHECK(expect_unchanged(entry, entry.dump.path));
  directory.write("a.txt", "as it was, and more");
  CHECK(expect_unchanged(entry, entry.dump.path));
  directory.write("a.txt", "as it is now");
  CHECK(expect_unchanged(entry, entry.dump.path).error().message ==
        path + " has changed since it was indexed");
  directory.write("a.txt", "as");
  CHECK(expect_unchanged(entry, entry.dump.path).error().message ==
        path + " has shrunk since it was indexed");
}

TEST_CASE("a missing dump is an error, which says where it was and how to tell where it is") {
  DumpEntry entry;
  entry.dump.path = "press/dump";
  const auto missing = expect_unchanged(entry, "/nonexistent/press/dump");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().kind == ErrorKind::io);
  CHECK(missing.error().message.starts_with("/nonexistent/press/dump: "));
  CHECK(missing.error().hint.find("--root") != std::string::npos);
}

TEST_CASE("a dump without a known digest is trusted") {
  const test::TemporaryDirectory directory;
  DumpEntry entry = known(directory.write("a.txt", "as it was"));
  entry.dump.modified_ns = DumpEntry::in_doubt;
  entry.digest = 0;
  CHECK(expect_unchanged(entry, entry.dump.path));
}

}  // namespace
}  // namespace dateline
